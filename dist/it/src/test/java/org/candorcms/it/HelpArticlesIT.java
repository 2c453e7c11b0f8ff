// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.candorcms.testkit.Answer;
import org.junit.jupiter.api.Test;

class HelpArticlesIT extends ProductTest {
  @Test
  void keepsVersionsAndRefusesStaleWrites() {
    Answer created = putArticle("it-version", "Version", "One", "en").expect(201);
    String etag = created.header("ETag");
    assertThat(etag).isNotEmpty();
    putArticle("it-version", "Version", "Two", "en").expect(200);
    Answer stale =
        site()
            .put(
                "/api/help/articles/it-version",
                Map.of("title", "Version", "body", "Three", "lang", "en"),
                "If-Match",
                etag)
            .expect(412);
    assertThat(stale.header("ETag")).isNotEmpty().isNotEqualTo(etag);
    assertThat(site().authorized("/api/help/articles/it-version").body()).contains("Two");
  }

  @Test
  void writesNothingWhenNothingChanged() {
    Answer first = putArticle("it-same", "Same", "Same text", "en").expect(201);
    Answer second = putArticle("it-same", "Same", "Same text", "en").expect(200);
    assertThat(second.json().path("version")).isEqualTo(first.json().path("version"));
  }

  @Test
  void takesManyAtOnceAndNamesWhatItRefuses() {
    String lines =
        """
        {"id":"it-bulk-1","title":"Bulk one","body":"a","lang":"en"}
        {"id":"it-bulk-2","title":"","body":"a","lang":"en"}
        not json
        {"id":"it-bulk-4","title":"Bulk four","body":"a","lang":"en","colour":"red"}
        {"id":"it-bulk-5","title":"Bulk five","body":"a","lang":"en"}
        """;
    Answer answer =
        site()
            .authorized(
                "POST", "/api/help/articles:bulk", lines, "Content-Type", "application/x-ndjson")
            .expect(200);
    assertThat(answer.json().path("created").asInt()).isEqualTo(2);
    assertThat(answer.json().path("refused")).hasSize(3);
    assertThat(answer.json().path("refused").path(0).path("line").asInt()).isEqualTo(2);
    assertThat(answer.json().path("refused").path(1).path("line").asInt()).isEqualTo(3);
    Answer again =
        site()
            .authorized(
                "POST", "/api/help/articles:bulk", lines, "Content-Type", "application/x-ndjson")
            .expect(200);
    assertThat(again.json().path("unchanged").asInt()).isEqualTo(2);
    assertThat(again.json().path("created").asInt()).isZero();
  }

  @Test
  void redirectsFromAnOldSlug() {
    site()
        .put(
            "/api/help/articles/it-slug",
            Map.of("title", "Slug", "body", "x", "lang", "en", "slug", "it-old-slug"))
        .expect(201);
    site().get("/help/en/it-old-slug").expect(200);
    site()
        .put(
            "/api/help/articles/it-slug",
            Map.of("title", "Slug", "body", "x", "lang", "en", "slug", "it-new-slug"))
        .expect(200);
    Answer moved = site().get("/help/en/it-old-slug").expect(301);
    assertThat(moved.header("Location")).endsWith("/help/en/it-new-slug");
    site().get("/help/en/it-new-slug").expect(200);
  }

  @Test
  void makesForeignHtmlSafe() {
    putArticle(
            "it-xss",
            "<img src=x onerror=alert(1)>",
            "Hello <script>alert(1)</script> [link](javascript:alert(1)) <b onclick=x>bold</b>",
            "en")
        .expect(201);
    String slug = site().authorized("/api/help/articles/it-xss").json().path("slug").asText();
    String page = site().get("/help/en/" + slug).expect(200).body();
    assertThat(page)
        .doesNotContain("<script>alert", "javascript:alert", "onclick=", "<img src=x")
        .contains("<b>bold</b>");
  }

  @Test
  void asksForARole() {
    site().get("/api/help/articles").expect(401);
    assertThat(
            site()
                .post("/api/help/articles:bulk", "{}", "Content-Type", "application/x-ndjson")
                .status())
        .isEqualTo(401);
  }

  @Test
  void countsHelpfulVotesWithoutScript() {
    site().post("/api/help/articles/refund-time/feedback", Map.of("helpful", true)).expect(204);
    site().post("/api/help/articles/none-such/feedback", Map.of("helpful", true)).expect(404);
    site().post("/api/help/articles/refund-time/feedback", Map.of("helpful", "yes")).expect(400);
  }
}
