// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Labels as a browser on the server sees them: at publish, and on pages that are published. */
@TestMethodOrder(OrderAnnotation.class)
class DisclosureLayoutIT {
  private static final Path CHROMIUM =
      Path.of(System.getProperty("candor.chromium", "/usr/bin/chromium"));
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String RENDERING = "/api/admin/settings/candor.rendering";
  private static final String DISCLOSURE = "/api/admin/settings/candor.disclosure";

  /**
   * A theme that hides labels in ways that no style sheet can prevent, each on a page that asks.
   */
  private static final String HIDER =
      """
      @media (min-width: 1300px) {
        main:has([href$="#wide"])::before { content: ""; position: fixed; inset: 0; background: Canvas }
      }
      @media (prefers-color-scheme: dark) { main:has([href$="#dark"]) { opacity: .2 } }
      @media (forced-colors: active) { main:has([href$="#forced"]) { visibility: hidden; opacity: 0 } }
      @media print { main:has([href$="#paper"]) { filter: opacity(0) } }
      body:has([href$="#layer"])::after { content: "OK?"; position: fixed; inset: 0; background: #000c }
      @keyframes late { from { opacity: 0 } }
      main:has([href$="#late"]) { animation: late 30s }
      main:has([href$="#folded"]) { block-size: 1px; overflow: hidden }
      main:has([href$="#away"]) { position: absolute; inset-inline-start: -9000px }
      """;

  private static CandorProcess candor;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
    Path theme = data.resolve("themes/hider");
    Files.createDirectories(theme.resolve("assets/theme"));
    Files.writeString(theme.resolve("theme.json"), "{\"styles\":[\"theme/hider.css\"]}");
    Files.writeString(theme.resolve("assets/theme/hider.css"), HIDER);
    candor = CandorProcess.start(CandorProcess.Plan.in(data));
    browser(CHROMIUM.toString());
    site().put("/api/creators/ada", Map.of("name", "Ada", "audiences", List.of("UK", "DE")));
  }

  @AfterAll
  static void stop() {
    if (candor != null) {
      candor.close();
    }
  }

  private static Site site() {
    return candor.site();
  }

  private static void browser(String program) {
    site()
        .put(
            DISCLOSURE,
            Map.of(
                "browser",
                program,
                "browser-arguments",
                "--no-sandbox --disable-dev-shm-usage",
                "browser-widths",
                "320, 1920"))
        .expect(200);
    String state = program.isEmpty() ? "off" : "untried";
    Waiting.until(
        "the browser is set",
        LIMIT,
        () ->
            site()
                .authorized("/api/disclosures/pages/walk")
                .json()
                .at("/layout/state")
                .asText()
                .equals(state));
  }

  private static void theme(String name) {
    site().put(RENDERING, Map.of("theme", name)).expect(200);
    Waiting.until(
        "the theme is on",
        LIMIT,
        () -> site().get("/plain").body().contains("hider") == name.equals("hider"));
  }

  private static void draft(String id, String lang, String brand, String text) {
    site()
        .put(
            "/api/relations/" + id,
            Map.of(
                "kind", "paid", "brand", brand, "creator", "ada", "scope", List.of("page:" + id)))
        .expect(201);
    Drafts.put(site(), id, lang, "A week of rain", text).expect(201);
  }

  private static Answer publish(String id) {
    return site().authorized("POST", "/api/pages/" + id + "/publish", "");
  }

  /** What the layout check says about a draft. */
  private static List<String> layout(String id) {
    List<String> found = new ArrayList<>();
    JsonNode findings = site().authorized("POST", "/api/pages/" + id + "/check", "").json();
    for (JsonNode finding : findings.findParents("code")) {
      if (finding.path("code").asText().contains("layout")) {
        found.add(finding.path("message").asText());
      }
    }
    return found;
  }

  private static JsonNode walked() {
    JsonNode started =
        site().authorized("POST", "/api/disclosures/pages/walk", "").expect(202).json();
    String job = "/api/jobs/" + started.path("job").asText();
    Waiting.until(
        "all pages are checked",
        LIMIT,
        () -> !site().authorized(job).json().path("state").asText().equals("running"));
    assertThat(site().authorized(job).json().path("state").asText()).isEqualTo("done");
    return site().authorized("/api/disclosures/pages?show=layout").expect(200).json();
  }

  private static String notices() {
    return site().authorized("/api/notices").expect(200).body();
  }

  /** No label that is as it should be keeps a page from being published. */
  @Test
  @Order(1)
  void publishesLabelledPagesInEveryWriting() {
    Map<String, String> texts =
        Map.of(
            "en", "We wore these for a week.",
            "th", "เราใส่รองเท้าคู่นี้ทั้งสัปดาห์",
            "vi", "Chúng tôi đã đi đôi giày này cả tuần.",
            "lo", "ພວກເຮົາໃສ່ເກີບຄູ່ນີ້ໝົດອາທິດ",
            "ar", "ارتدينا هذا الحذاء طوال الأسبوع.");
    texts.forEach(
        (lang, text) -> {
          String id = lang.equals("en") ? "plain" : "plain-" + lang;
          draft(id, lang, "Allwetterschuhmanufakturgesellschaft-" + lang, text);
          assertThat(publish(id).expect(200).body()).as(lang).doesNotContain("layout");
        });
    assertThat(site().authorized("/api/disclosures/pages/walk").body())
        .contains("\"state\":\"works\"");
  }

  /** Attack 26: what an author writes neither fakes the label nor swallows it. */
  @Test
  @Order(2)
  void keepsTheLabelWhateverHtmlAnAuthorWrites() {
    draft(
        "hostile",
        "en",
        "Ithostile",
        "Ithostile sent these boots.\n\n</main><style>.candor-labels{display:none}</style>\n\n"
            + "<div class=\"candor-labels\"><strong class=\"label-required\">Fine</strong></div>\n\n"
            + "<template></template></textarea><svg></svg>\n\n"
            + "<div style=\"position:fixed;inset:0;background:#fff\">Ithostile</div>\n\n"
            + "<section data-disclosure-explains>Ithostile</section> <base href=//x.example>\n\n"
            + "<plaintext><textarea><svg><style><!-- <template>");
    assertThat(publish("hostile").expect(200).body()).doesNotContain("layout");
    assertThat(site().get("/hostile").expect(200).body())
        .containsOnlyOnce("class=\"candor-labels")
        .containsOnlyOnce("class=\"label-required")
        .containsSubsequence("<main", "label-required\">Ad", "<h1", "Ithostile", "</main>")
        .doesNotContain("<base", "<plaintext", "data-disclosure-explains");
  }

  /** C4, and what else a theme can do; each is told with the layout where it happens. */
  @Test
  @Order(3)
  void refusesToPublishWhereAThemeHidesTheLabelAndNamesTheLayout() {
    draft("wide", "en", "Itwide", "Boots, see [this](/plain#wide).");
    publish("wide").expect(200);
    Map<String, String> cases =
        Map.of(
            "dark", "At every width (dark) something is wrong with the label “",
            "forced", "At every width (forced colours) something",
            "paper", "On paper something",
            "layer", "At every width, on paper something",
            "late", "At every width, on paper something",
            "folded", "At every width, on paper something",
            "away", "At every width, on paper something");
    cases
        .keySet()
        .forEach(id -> draft(id, "en", "It" + id, "Boots, see [this](/plain#" + id + ")."));
    theme("hider");
    try {
      assertThat(layout("plain")).isEmpty();
      cases.forEach(
          (id, told) -> assertThat(layout(id)).as(id).singleElement().asString().startsWith(told));
      Answer refused = publish("wide").expect(422);
      assertThat(refused.body()).contains("label.layout", "At 1300–1920 px", "it is covered");
      assertThat(
              site()
                  .authorized("POST", "/api/pages/dark/publish", "", "Accept-Language", "th")
                  .expect(422)
                  .body())
          .contains("โหมดมืด");

      JsonNode hidden = walked();
      assertThat(hidden.path("items").findValuesAsText("path")).containsExactly("/wide");
      assertThat(hidden.toString()).contains("At 1300–1920 px");
      assertThat(notices()).contains("hides the label", "such as /wide", "At 1300–1920 px");
    } finally {
      theme("plain");
    }
    assertThat(walked().path("items")).isEmpty();
    assertThat(notices()).doesNotContain("hides the label");
    publish("wide").expect(200);
  }

  /** A browser that does not work is told of, and keeps nobody from publishing. */
  @Test
  @Order(4)
  void publishesWithoutALookWhereTheBrowserFails() {
    browser("/nowhere/chromium");
    draft("unseen", "en", "Itunseen", "Boots.");
    assertThat(publish("unseen").expect(200).body()).contains("layout.not-checked");
    walked();
    assertThat(notices()).contains("not looked at");
    assertThat(site().authorized("/api/disclosures/pages/walk").body())
        .contains("\"state\":\"failed\"", "does not start");
  }
}
