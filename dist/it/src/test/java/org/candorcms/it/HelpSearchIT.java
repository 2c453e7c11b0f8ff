// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpSearchIT extends ProductTest {
  private static final Duration VISIBLE = Duration.ofSeconds(1);

  private static List<String> ids(Answer answer) {
    return StreamSupport.stream(answer.json().path("hits").spliterator(), false)
        .map(hit -> hit.path("id").asText())
        .toList();
  }

  @Test
  void findsTheRefundArticleDespiteATypo() {
    Answer answer = search("refnud", "en");
    assertThat(ids(answer)).first().asString().contains("refund");
    assertThat(answer.json().path("correction").asText()).isEqualTo("refund");
    JsonNode hit = answer.json().path("hits").path(0);
    assertThat(hit.path("url").asText()).startsWith("http").contains("/help/en/");
    assertThat(hit.path("snippet").asText()).isNotEmpty();
    assertThat(hit.path("labels").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "vi, hoàn tiền, vi-refund-time",
    "vi, hoan tien, vi-refund-time",
    "th, คืนเงิน, th-refund-time",
    "lo, ຄືນເງິນ, lo-refund-time",
    "fil, refund, fil-refund-time"
  })
  void findsInEveryFirstClassLanguage(String lang, String query, String id) {
    assertThat(ids(search(query, lang))).contains(id);
  }

  @Test
  void completesTheLastWord() {
    Answer answer = site().get("/api/help/suggest?q=" + Site.encode("track ord") + "&lang=en");
    answer.expect(200);
    assertThat(answer.json().path("hits").path(0).path("id").asText()).isEqualTo("track-order");
    assertThat(answer.json().path("completions").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"><script>alert(1)</script>",
        "a~9999999",
        "/.*.*.*.*x/",
        "*:* AND (((((",
        "?*?*?*",
        "' OR '1'='1",
        "\u0007",
        "AND OR NOT",
        "title_en:refund",
        "\\",
        "\"",
        "😀😀😀"
      })
  void takesAnyQueryAsText(String query) {
    Answer answer = search(query, "en");
    assertThat(answer.json().path("query").isTextual()).isTrue();
    Answer page = site().get("/help/search?lang=en&q=" + Site.encode(query)).expect(200);
    assertThat(page.body()).doesNotContain("<script>alert");
  }

  @Test
  void boundsTheQuery() {
    site().get("/api/help/search?q=" + "a".repeat(501)).expect(400);
    site().get("/api/help/search?q=%00").expect(400);
    site().get("/api/help/search?q=a&limit=51").expect(400);
    site().get("/api/help/search?q=a&limit=x").expect(400);
  }

  @Test
  void showsAChangeWithinASecond() {
    putArticle("it-visible", "Zanzibar shipping", "We ship to zanzibarquux.", "en").expect(201);
    Waiting.until("found", VISIBLE, () -> ids(search("zanzibarquux", "en")).contains("it-visible"));
    putArticle("it-visible", "Zanzibar shipping", "Not any more: mombasaquux.", "en").expect(200);
    Waiting.until(
        "changed", VISIBLE, () -> ids(search("mombasaquux", "en")).contains("it-visible"));
    assertThat(ids(search("zanzibarquux", "en"))).doesNotContain("it-visible");
    assertThat(site().delete("/api/help/articles/it-visible").status()).isBetween(200, 204);
    Waiting.until("gone", VISIBLE, () -> !ids(search("mombasaquux", "en")).contains("it-visible"));
  }

  @Test
  void hidesDraftsEverywhere() {
    site()
        .put(
            "/api/help/articles/it-draft",
            Map.of(
                "title",
                "Secret plan wombatquux",
                "body",
                "wombatquux",
                "lang",
                "en",
                "status",
                "draft"))
        .expect(201);
    putArticle("it-after-draft", "After draftquux", "After draftquux", "en").expect(201);
    Waiting.until(
        "later change seen",
        VISIBLE,
        () -> ids(search("draftquux", "en")).contains("it-after-draft"));
    assertThat(ids(search("wombatquux", "en"))).doesNotContain("it-draft");
    assertThat(site().get("/api/help/suggest?q=wombatq&lang=en").body()).doesNotContain("wombat");
    assertThat(site().get("/sitemap.xml").body()).doesNotContain("secret-plan");
    assertThat(site().get("/feeds/help.atom").body()).doesNotContain("wombatquux");
    site().get("/help/en/secret-plan-wombatquux").expect(404);
  }

  @Test
  void countsWhatWasNotFoundWithoutPersonalData() {
    search("lostquux jane.doe@example.com 1234567890", "en");
    Waiting.until(
        "counted",
        Duration.ofSeconds(10),
        () -> site().authorized("/api/help/insights").expect(200).body().contains("lostquux"));
    String insights = site().authorized("/api/help/insights").body();
    assertThat(insights).doesNotContain("jane.doe", "1234567890");
  }
}
