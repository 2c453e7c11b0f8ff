// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.candorcms.testkit.Answer;
import org.junit.jupiter.api.Test;

class SitePagesIT extends ProductTest {
  private static Map<String, Object> draft(String path, String text) {
    return Drafts.of(path, "A page", "en", text);
  }

  @Test
  void showsTheDemoHome() {
    Answer home = site().get("/").expect(200);
    assertThat(home.body())
        .contains("Marigold Row", "<html lang=\"en\"", "application/ld+json", "refund");
    assertThat(home.header("Content-Security-Policy")).contains("object-src 'none'");
    assertThat(site().get("/vi").expect(200).body()).contains("lang=\"vi\"");
  }

  @Test
  void answersNotModified() {
    Answer home = site().get("/help/en/refund-time").expect(200);
    String etag = home.header("ETag");
    assertThat(etag).isNotEmpty();
    site().get("/help/en/refund-time", "If-None-Match", etag).expect(304);
  }

  @Test
  void publishesMovesAndPreviews() {
    Answer saved = site().put("/api/pages/it-page/draft", draft("/it-one", "First text"));
    saved.expect(201);
    site().get("/it-one").expect(404);
    site().put("/api/pages/it-page/draft", draft("/it-one", "Overwrites")).expect(428);
    site()
        .put("/api/pages/it-page/draft", draft("/it-one", "Stale"), "If-Match", "\"99\"")
        .expect(412);
    site().authorized("POST", "/api/pages/it-page/publish", "").expect(200);
    assertThat(site().get("/it-one").expect(200).body()).contains("First text");

    site()
        .put(
            "/api/pages/it-page/draft",
            draft("/it-two", "Second text"),
            "If-Match",
            saved.header("ETag"))
        .expect(200);
    assertThat(site().get("/it-one").expect(200).body()).contains("First text");
    Answer preview = site().authorized("POST", "/api/pages/it-page/preview", "").expect(200);
    String url = preview.json().path("url").asText().replace(site().base(), "");
    Answer previewed = site().get(url).expect(200);
    assertThat(previewed.body()).contains("Second text");
    assertThat(previewed.header("Cache-Control")).contains("no-store");
    site().get(url.replaceFirst("preview=.", "preview=x")).expect(404);

    site().authorized("POST", "/api/pages/it-page/publish", "").expect(200);
    Answer moved = site().get("/it-one").expect(301);
    assertThat(moved.header("Location")).endsWith("/it-two");
    assertThat(site().get("/it-two").expect(200).body()).contains("Second text");
  }

  @Test
  void refusesAPageWithAWidgetThatIsNotInstalled() {
    Map<String, Object> draft = draft("/it-missing", "x");
    draft.put("widgets", List.of(Map.of("id", "a", "type", "no.widget", "slot", "main")));
    site().put("/api/pages/it-missing/draft", draft).expect(201);
    Answer refused = site().authorized("POST", "/api/pages/it-missing/publish", "").expect(422);
    assertThat(refused.json().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/widgets/0/type");
  }

  @Test
  void servesFragments() {
    Answer fragment = site().get("/fragments/help.article?article=refund-time&lang=en");
    fragment.expect(200);
    assertThat(fragment.header("Content-Type")).startsWith("text/html");
    assertThat(fragment.header("ETag")).isNotEmpty();
    assertThat(fragment.body()).contains("refund").doesNotContain("<html");
    site().get("/fragments/no.widget").expect(404);
    Answer bad = site().get("/fragments/help.top?limit=many").expect(400);
    assertThat(bad.header("Content-Type")).startsWith("application/problem+json");
    site().get("/fragments/help.top?limit=3&colour=red").expect(400);
  }

  @Test
  void servesASmallEmbedScript() throws IOException {
    Answer script = site().get("/embed.js").expect(200);
    assertThat(script.header("Content-Type")).contains("javascript");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(script.body().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(bytes.size()).isLessThan(10 * 1024);
  }

  @Test
  void tellsSearchEngines() {
    assertThat(site().get("/sitemap.xml").expect(200).body())
        .contains("<urlset", "/help/en/refund-time", "hreflang=\"vi\"");
    assertThat(site().get("/robots.txt").expect(200).body()).contains("Sitemap:");
    assertThat(site().get("/feeds/help.atom").expect(200).body())
        .contains("http://www.w3.org/2005/Atom");
    assertThat(site().get("/feeds/help.json").expect(200).json().path("version").asText())
        .contains("jsonfeed");
  }

  @Test
  void hasAKindPageForWhatIsMissing() {
    Answer missing = site().get("/no-such-page").expect(404);
    assertThat(missing.header("Content-Type")).startsWith("text/html");
    assertThat(missing.body()).contains("<main").doesNotContain("Jetty", "Exception");
  }
}
