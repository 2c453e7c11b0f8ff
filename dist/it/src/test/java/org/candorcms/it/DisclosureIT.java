// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The label that is always there: registry, publishing, travel, packs, proof. */
class DisclosureIT extends ProductTest {
  private static final String RECORD = "/api/disclosures/record?path=";

  private static Answer draft(String id, String lang, String title, String text) {
    return Drafts.put(site(), id, lang, title, text);
  }

  private static void relation(String id, String kind, String brand, String content) {
    site()
        .put("/api/creators/it-ada", Map.of("name", "Ada", "audiences", List.of("UK", "DE", "US")));
    site()
        .put(
            "/api/relations/" + id,
            Map.of("kind", kind, "brand", brand, "creator", "it-ada", "scope", List.of(content)))
        .expect(201);
  }

  private static Answer publish(String id) {
    return site().authorized("POST", "/api/pages/" + id + "/publish", "");
  }

  @Test
  void labelsPageAndCardsOfAGift() {
    relation("it-gift", "gifted", "Itacme", "page:it-gift");
    draft("it-gift", "en", "Warm feet", "These boots by Itacme kept me warm.").expect(201);
    publish("it-gift").expect(200);
    String html = site().get("/it-gift").expect(200).body();
    String label =
        html.replaceFirst("(?s).*<strong class=\"label-required\">([^<]+)</strong>.*", "$1");
    assertThat(label).contains("Ad").hasSizeLessThan(60).doesNotContain("Gifted");
    assertThat(html.indexOf(label)).isLessThan(html.indexOf("<h1"));
    assertThat(html).contains("<meta property=\"og:title\" content=\"" + label);
    assertThat(html).contains("<meta property=\"og:description\" content=\"" + label);
    assertThat(html.indexOf("rendering/label.css")).isLessThan(html.indexOf("theme/"));
  }

  /** C5: the label travels. */
  @Test
  void labelsAnArticleInListsFeedsAndSearch() {
    putArticle("it-labelled", "Zebrawool socks", "Socks of zebrawool by Itloom.", "en").expect(201);
    relation("it-article", "paid", "Itloom", "help.article:it-labelled");
    Waiting.until(
        "the article is found",
        Duration.ofSeconds(20),
        () -> !search("zebrawool", "en").json().path("hits").isEmpty());
    JsonNode hit = search("zebrawool", "en").json().path("hits").get(0);
    assertThat(hit.path("labels")).isNotEmpty();
    String label = hit.path("labels").get(0).asText();
    String path = hit.path("url").asText().replace(site().base(), "");
    assertThat(site().get(path).expect(200).body()).contains("label-required\">" + label);
    assertThat(site().get("/feeds/help.atom").expect(200).body()).contains(label + " · ");
    assertThat(site().get("/feeds/help.json").expect(200).body()).contains(label + " · ");
    assertThat(site().get("/feeds/help.rss").expect(200).body())
        .containsSubsequence(
            "<rss version=\"2.0\"",
            "<title>Zebrawool socks</title>",
            "<category>" + label + "</category>",
            "<description>&lt;p&gt;&lt;strong&gt;" + label,
            "Socks of zebrawool",
            "</rss>");
    assertThat(site().get("/api/help/suggest?q=zebraw&lang=en").json().at("/hits/0/labels/0"))
        .hasToString("\"" + label + "\"");
    String api = "/api/help/articles";
    JsonNode article = site().authorized(api + "/it-labelled").expect(200).json();
    assertThat(article.at("/labels/0").asText()).isEqualTo(label);
    JsonNode listed = site().authorized(api + "?q=Zebrawool").expect(200).json();
    assertThat(listed.at("/items/0/labels/0").asText()).isEqualTo(label);
  }

  /** C5: whatever plugin shows the content, and wherever it does. */
  @Test
  void labelsAnAnswerWhereverItStands() {
    Map<String, Object> said = Map.of("summary", "Itbags tear", "voices", 1, "of", 2);
    relation("it-answer", "paid", "Itbags", "said.action:it-labelled");
    site()
        .put(
            "/api/actions/it-labelled",
            Map.of(
                "title",
                "Stronger bags by Itbags",
                "said",
                said,
                "did",
                "We bought bags of Itbags.",
                "evidence",
                List.of(Map.of("url", "/help")),
                "status",
                "done",
                "product",
                "it-bag",
                "lang",
                "en"))
        .expect(201);
    JsonNode action = site().get("/api/actions/it-labelled").expect(200).json();
    String label = action.at("/labels/0").asText();
    assertThat(label).contains("Ad");
    String marked = "label-required\">" + label + "</span> <a";
    String path = action.path("url").asText().replace(site().base(), "");
    assertThat(site().get(path).expect(200).body())
        .containsSubsequence("<main", "label-required\">" + label, "<h1");
    JsonNode listed = site().get("/api/actions?product=it-bag").expect(200).json();
    assertThat(listed.at("/items/0/labels/0").asText()).isEqualTo(label);
    assertThat(site().get("/you-said-we-did").expect(200).body())
        .containsSubsequence(marked, "Stronger bags by Itbags");
    assertThat(site().get("/fragments/said.list?product=it-bag").expect(200).body())
        .containsSubsequence("rendering/label.css", marked, "Stronger bags by Itbags");
    assertThat(site().get("/fragments/said.timeline?limit=100").expect(200).body())
        .containsSubsequence("rendering/label.css", marked, "Stronger bags by Itbags");
    assertThat(site().get("/fragments/said.item?action=it-labelled").expect(200).body())
        .containsSubsequence(
            "rendering/label.css", "label-required\">" + label, "Stronger bags by Itbags");
    Waiting.until(
        "the feed is made anew",
        Duration.ofSeconds(90),
        () -> site().get("/feeds/you-said-we-did.atom").body().contains(label + " · "));
    // Another plugin names the answer beside an older review.
    String review = review("it-bag");
    site()
        .put(
            "/api/actions/it-labelled-2",
            Map.of(
                "title", "Bags by Itbags once more",
                "said", said,
                "did", "We bought more.",
                "evidence", List.of(Map.of("url", "/help")),
                "status", "done",
                "product", "it-bag",
                "lang", "en"))
        .expect(201);
    relation("it-answer-2", "paid", "Itbags", "said.action:it-labelled-2");
    assertThat(site().get("/fragments/reviews.list?product=it-bag").expect(200).body())
        .containsSubsequence(
            "id=\"r-" + review, "label-required\">" + label + "</span> <a", "Bags by Itbags once");
  }

  /** A review of a product that is published; its id. */
  private static String review(String product) {
    JsonNode taken =
        site()
            .post(
                "/api/reviews",
                Map.of(
                    "product",
                    product,
                    "rating",
                    5,
                    "title",
                    "Carries everything",
                    "body",
                    "I carry all my papers in it, every day, in any weather.",
                    "pros",
                    List.of("big"),
                    "lang",
                    "en",
                    "author",
                    Map.of("name", "Noi")))
            .expect(201)
            .json();
    String id = taken.path("id").asText();
    site()
        .authorized("POST", "/api/reviews/" + id + "/decision", Map.of("decision", "approve"))
        .expect(200);
    return id;
  }

  /** C5 and C6: a review by one of the staff, and a product of a tied brand. */
  @Test
  void labelsReviewsAndProducts() {
    String id = review("it-case");
    relation("it-staff", "employee", "Itcases", "reviews.review:" + id);
    relation("it-house", "owner", "Itowned", "reviews.product:it-case");
    String staff = site().get("/api/reviews/" + id).expect(200).json().at("/labels/0").asText();
    assertThat(staff).contains("Itcases");
    JsonNode listed = site().get("/api/reviews?product=it-case").expect(200).json();
    assertThat(listed.at("/items/0/labels/0").asText()).isEqualTo(staff);
    String house = site().get("/api/products/it-case").expect(200).json().at("/labels/0").asText();
    assertThat(house).isNotEmpty().isNotEqualTo(staff);
    assertThat(site().get("/fragments/reviews.list?product=it-case").expect(200).body())
        .containsSubsequence(
            "rendering/label.css",
            "label-required\">" + house,
            "id=\"r-" + id,
            "label-required\">" + staff,
            "Carries everything");
    assertThat(site().get("/fragments/reviews.summary?product=it-case").expect(200).body())
        .contains("label-required\">" + house);
    assertThat(site().get("/fragments/reviews.compare?products=it-case,it-bag").expect(200).body())
        .containsSubsequence(
            "label-required\">" + house, "it-case", "label-required\">" + staff, "big");
    site().delete("/api/relations/it-staff").expect(204);
    assertThat(site().get("/fragments/reviews.list?product=it-case").expect(200).body())
        .doesNotContain("label-required\">" + staff);
  }

  /** C1: an author's own words do not stand in for the label. */
  @Test
  void labelsAPageWhateverItsAuthorTyped() {
    relation("it-typed", "gifted", "Ittyped", "page:it-typed");
    draft("it-typed", "en", "Dry feet", "Gifted\n\nThese boots by Ittyped stay dry.").expect(201);
    publish("it-typed").expect(200);
    assertThat(site().get("/it-typed").expect(200).body())
        .containsSubsequence("<main", "label-required\">Ad", "<h1", "Gifted", "Ittyped");
  }

  /** C2: who typed the label at the end is told both lines, and publishes once it is mended. */
  @Test
  void refusesToPublishALabelAtTheEnd() {
    relation("it-late", "paid", "Itlate", "page:it-somewhere-else");
    draft("it-late", "en", "Dry feet", "Boots by Itlate.\n\nThey are warm.\n\nAd / Werbung")
        .expect(201);
    JsonNode problem = publish("it-late").expect(422).json();
    assertThat(problem.path("code").asText()).isEqualTo("pages.not-publishable");
    JsonNode late = one(problem.path("errors"), "code", "label.late");
    assertThat(late.path("message").asText())
        .containsPattern(
            "mention of Itlate \\(line \\d+\\) precedes the label “[^”]+” \\(line \\d+\\)");
    JsonNode checked = site().authorized("POST", "/api/pages/it-late/check", "").json();
    assertThat(checked.toString()).contains("label.late", "https://", "Put “Ad / Werbung”");
    site().get("/it-late").expect(404);
    relation("it-late-2", "paid", "Itlate", "page:it-late");
    publish("it-late").expect(200);
    assertThat(site().get("/it-late").expect(200).body())
        .containsSubsequence("<main", "label-required\">", "<h1", "Itlate", "Ad / Werbung");
  }

  /** C2, C6, C7, C9: the rules for the pages of any system. */
  @Test
  void answersForOtherSystemsAsTheScenariosSay() {
    JsonNode late =
        checked("<p>Boots by Itword.</p>\n<p>Warm.</p>\n<p>Werbung</p>", "de", "DE", "paid", "");
    assertThat(late.at("/findings/0/code").asText()).isEqualTo("label.late");
    assertThat(late.at("/findings/0/severity").asText()).isEqualTo("block");
    assertThat(late.at("/findings/0/message").asText()).contains("(line 1)", "(line 3)");

    JsonNode staff = checked("<p>Itword makes fine boots.</p>", "en", "US", "employee", "");
    assertThat(staff.at("/label/text").asText()).isEqualTo("Employee of Itword");
    assertThat(staff.at("/findings/0/severity").asText()).isEqualTo("block");
    assertThat(staff.at("/findings/0/source/title").asText()).contains("465.5");
    String said = "<p>Employee of Itword</p><p>Itword makes fine boots.</p>";
    assertThat(checked(said, "en", "US", "employee", "").path("findings")).isEmpty();

    JsonNode spain = checked("<p>#ad Mis botas Itword.</p>", "es", "ES", "paid", "");
    assertThat(spain.at("/findings/0/code").asText()).isEqualTo("label.refused-word");
    assertThat(spain.at("/label/text").asText()).isEqualTo("Publicidad");
    assertThat(checked("<p>#Ad My Itword boots.</p>", "en", "CA", "paid", "").path("findings"))
        .isEmpty();

    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String text = "<p>My Itword boots.</p>";
    JsonNode recent = checked(text, "en", "UK", "paid", today.minusDays(200).toString());
    assertThat(recent.at("/label/text").asText()).isEqualTo("Ad");
    assertThat(recent.at("/byAudience/0/reason").asText()).contains("365 days", "so it does.");
    JsonNode old = checked(text, "en", "UK", "paid", today.minusDays(400).toString());
    assertThat(old.path("label").isNull()).isTrue();
    assertThat(old.at("/byAudience/0/reason").asText()).contains("365 days", "so it does not.");
  }

  private static JsonNode one(JsonNode items, String member, String value) {
    for (JsonNode item : items) {
      if (item.path(member).asText().equals(value)) {
        return item;
      }
    }
    throw new AssertionError("None has the " + member + " " + value + ": " + items);
  }

  private static JsonNode checked(
      String html, String lang, String audience, String kind, String ended) {
    Map<String, Object> tie = new HashMap<>(Map.of("kind", kind, "brand", "Itword"));
    if (!ended.isEmpty()) {
      tie.put("to", ended);
    }
    return site()
        .authorized(
            "POST",
            "/api/disclosures/check",
            Map.of(
                "html",
                html,
                "lang",
                lang,
                "audiences",
                List.of(audience),
                "relations",
                List.of(tie)))
        .expect(200)
        .json();
  }

  /** C6: what one of the staff writes says so, in the words of the law. */
  @Test
  void labelsTheTestimonialOfTheStaff() {
    site().put("/api/creators/it-bo", Map.of("name", "Bo", "audiences", List.of("US")));
    site()
        .put(
            "/api/relations/it-bo",
            Map.of(
                "kind", "employee",
                "brand", "Itmill",
                "creator", "it-bo",
                "scope", List.of("page:it-staff"),
                "audiences", List.of("US")))
        .expect(201);
    draft("it-staff", "en", "Our wool", "Itmill spins the best wool.").expect(201);
    publish("it-staff").expect(200);
    assertThat(site().get("/it-staff").expect(200).body())
        .containsSubsequence("<main", "label-required\">Employee of Itmill<", "<h1");
  }

  /** C3: on accept, the links of a text get rel, marker and key; false alarms do not. */
  @Test
  void marksTheLinksOfATextOnceTheTieIsRecorded() {
    String text =
        "Trocken: [diese Stiefel](https://www.amazon.de/dp/B1?tag=ada-21), auch von"
            + " [Itshop](https://itshop.example/x \"sponsored\").";
    draft("it-links", "de", "Trockene Stiefel", text).expect(201);
    String checked = site().authorized("POST", "/api/pages/it-links/check", "").body();
    assertThat(checked).contains("link.unmarked", "no such relation is recorded");
    assertThat(checked.split("\"link.unmarked\"", -1)).as(checked).hasSize(3);
    relation("it-links", "affiliate", "Itmarket", "page:it-links");
    publish("it-links").expect(200);
    String html = site().get("/it-links").expect(200).body();
    assertThat(html)
        .containsSubsequence(
            "<main",
            "label-required\">",
            "<h1",
            "<p class=\"link-key\"><span class=\"label-required\" lang=\"de\">* ",
            "rel=\"sponsored nofollow noopener noreferrer\">diese Stiefel</a>"
                + "<span class=\"label-required\">*</span>",
            "rel=\"sponsored nofollow noopener noreferrer\">Itshop</a>"
                + "<span class=\"label-required\">*</span>");
  }

  @Test
  void offersNoParameterThatTakesTheLabelAway() {
    site().get("/fragments/disclosure.label?content=page:x&label=off").expect(400);
    assertThat(
            site()
                .get("/fragments/disclosure.label?kind=gifted&brand=Itacme&audiences=UK,DE")
                .expect(200)
                .body())
        .contains("label-required", "rendering/label.css");
    String link = "/fragments/disclosure.link?href=https://itshop.example/x&text=Itboots";
    assertThat(site().get(link + "&audiences=DE&lang=de").expect(200).body())
        .contains(
            "label-required", ">* Werbelink", "rel=\"sponsored nofollow\"", "rendering/label.css");
    for (String more : List.of("marker=", "rel=", "key=off", "data-disclosure=none")) {
      site().get(link + "&" + more).expect(400);
    }
    // A page ignores what it does not know, and keeps its label.
    assertThat(site().get("/stories/rain-week?label=off&disclosure=none").expect(200).body())
        .contains("candor-labels");
  }

  /** C1. */
  @Test
  void refusesATextWithARefusedWordAndNamesTheSource() {
    Answer answer =
        site()
            .authorized(
                "POST",
                "/api/disclosures/check",
                Map.of(
                    "html",
                    "<p>Gifted</p><p>Boots by Itword.</p>",
                    "lang",
                    "en",
                    "audiences",
                    List.of("UK", "DE", "US"),
                    "relations",
                    List.of(Map.of("kind", "gifted", "brand", "Itword"))))
            .expect(200);
    assertThat(answer.json().at("/label/text").asText()).isEqualTo("Ad / Werbung");
    JsonNode refused = answer.json().at("/findings/0");
    assertThat(refused.path("code").asText()).isEqualTo("label.refused-word");
    assertThat(refused.path("audience").asText()).isEqualTo("UK");
    assertThat(refused.at("/source/url").asText()).startsWith("https://www.asa.org.uk/");
  }

  /** C8: the report tells which pages gain, the switch changes them, and back is as before. */
  @Test
  void switchesAPackOffAndOnWithoutARestart() {
    String pack = "/api/disclosures/packs/fr-2024-11@1";
    site()
        .put(
            "/api/relations/it-french",
            Map.of(
                "kind",
                "paid",
                "brand",
                "Itfrance",
                "scope",
                List.of("page:it-french"),
                "audiences",
                List.of("FR")))
        .expect(201);
    draft("it-french", "fr", "Pieds au sec", "Des bottes Itfrance.").expect(201);
    publish("it-french").expect(200);
    String french = "<p>Partenariat rémunéré</p><p>Des bottes Itword.</p>";
    String codeBefore = checked(french, "fr", "FR", "paid", "").at("/findings/0/code").asText();
    assertThat(codeBefore).isEqualTo("label.equivalent");
    String before = site().authorized("/api/disclosures/rules?audience=FR").body();
    site().authorized("POST", pack + "/off", "").expect(200);
    try {
      assertThat(site().authorized("/api/disclosures/rules?audience=FR").body())
          .isNotEqualTo(before);
      JsonNode started = site().authorized("POST", pack + "/impact", "").expect(202).json();
      String job = "/api/jobs/" + started.path("job").asText();
      Waiting.until(
          "the impact report ends",
          Duration.ofSeconds(120),
          () -> !site().authorized(job).json().path("state").asText().equals("running"));
      JsonNode ended = site().authorized(job).json();
      assertThat(ended.path("state").asText()).isEqualTo("done");
      JsonNode impact = ended.path("result");
      assertThat(impact.path("pages").asInt()).isPositive();
      assertThat(impact.path("gained").asInt()).isPositive();
      assertThat(impact.path("newlyBlocked").asInt()).isZero();
      JsonNode page = one(impact.path("changed"), "path", "/it-french");
      assertThat(page.at("/gains/FR")).isNotEmpty();
      assertThat(page.path("blockedThen").asInt()).isZero();
      assertThat(checked(french, "fr", "FR", "paid", "").at("/findings/0/code").asText())
          .isEqualTo("label.missing");
    } finally {
      site().authorized("POST", pack + "/on", "").expect(200);
    }
    assertThat(site().authorized("/api/disclosures/rules?audience=FR").body()).isEqualTo(before);
    assertThat(checked(french, "fr", "FR", "paid", "").at("/findings/0/code").asText())
        .isEqualTo(codeBefore);
  }

  /** C10: the record of a day can be checked anywhere, and one changed byte fails. */
  @Test
  void recordsWhatWasPublished(@TempDir Path folder) throws IOException, InterruptedException {
    relation("it-proof", "paid", "Itproof", "page:it-proof");
    draft("it-proof", "de", "Nasse Woche", "Itproof hat bezahlt.").expect(201);
    publish("it-proof").expect(200);
    String path = RECORD + Site.encode("/it-proof");
    Waiting.until(
        "the publication is recorded",
        Duration.ofSeconds(60),
        () -> site().authorized(path).status() == 200);
    JsonNode record = site().authorized(path).expect(200).json();
    assertThat(record.path("record").path("label").asText()).contains("Werbung");
    assertThat(record.path("record").path("htmlSha256").asText()).hasSize(64);
    assertThat(record.path("record").path("rules")).isNotEmpty();
    assertThat(record.path("signature").asText()).isNotEmpty();
    assertThat(record.path("html").asText()).contains("Itproof hat bezahlt");
    site().authorized(path + "&at=2020-01-01").expect(404);
    String signed = site().authorized(path).body();
    assertThat(verified(folder, signed)).startsWith("VALID: /it-proof showed the label");
    assertThat(verified(folder, signed.replace("hat bezahlt", "hat gezahlt")))
        .startsWith("NOT VALID");
    String chain = site().authorized("/api/disclosures/records/chain").expect(200).body();
    assertThat(verified(folder, chain)).startsWith("VALID:");
    int middle = chain.indexOf("/it-proof");
    assertThat(verified(folder, chain.substring(0, middle) + "!" + chain.substring(middle + 1)))
        .startsWith("NOT VALID");
  }

  /** What the command of the distribution says about a file, without asking the host. */
  private static String verified(Path folder, String signed)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("signed.json"), signed);
    Process process =
        new ProcessBuilder(
                CandorProcess.distribution().resolve("bin/candor").toString(),
                "disclosure",
                "verify",
                file.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor() == 0).as(printed).isEqualTo(printed.startsWith("VALID"));
    return printed;
  }
}
