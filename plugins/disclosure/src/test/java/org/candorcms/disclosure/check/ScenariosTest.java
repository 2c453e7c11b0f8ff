// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.rules.Packs;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Wording;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The acceptance scenarios of the product, as far as the engine carries them. */
final class ScenariosTest {
  private static final Lexicon LEXICON = Lexicon.shipped(Packs.JSON);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final String AFFILIATE = "https://www.amazon.de/dp/B01?tag=me-21";

  private static CheckResult check(
      String html, String lang, String audiences, Relation... relations) {
    return check(Packs.BOOK, TODAY, html, lang, audiences, relations);
  }

  private static CheckResult check(
      RuleBook book,
      LocalDate at,
      String html,
      String lang,
      String audiences,
      Relation... relations) {
    return new Engine(book, LEXICON)
        .check(
            new CheckRequest(
                html,
                Locale.forLanguageTag(lang),
                Medium.ARTICLE,
                List.of(audiences.split(" ")),
                List.of(relations),
                at,
                Set.of()));
  }

  private static Relation tie(Connection kind) {
    return Relation.lasting(kind, "Acme");
  }

  private static List<String> codes(CheckResult result) {
    return result.findings().stream().map(Finding::code).distinct().toList();
  }

  private static List<String> texts(CheckResult result, String audience) {
    return of(result, audience).accepted();
  }

  private static CheckResult.Audience of(CheckResult result, String audience) {
    return result.byAudience().stream()
        .filter(one -> one.audience().equals(audience))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void c1OneLabelForThreeCountriesAndGiftedIsRefused() {
    CheckResult result =
        check("<p>Gifted</p><p>My Acme kettle.</p>", "en", "UK DE US", tie(Connection.GIFTED));
    assertThat(result.required()).isTrue();
    assertThat(result.label()).isEqualTo(new LabelText("Ad / Werbung", "en"));
    assertThat(result.conflicts()).isEmpty();
    assertThat(of(result, "UK").refused())
        .anySatisfy(
            refused -> {
              assertThat(refused.text()).isEqualTo("Gifted");
              assertThat(refused.source().url()).startsWith("https://www.asa.org.uk/");
              assertThat(refused.source().grade()).isEqualTo("P");
            });
    assertThat(result.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("label.refused-word");
              assertThat(finding.audience()).contains("UK");
              assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
              assertThat(finding.at().excerpt()).contains("Gifted");
              assertThat(finding.at().offset()).isEqualTo(3);
            });
  }

  @Test
  void c1TheProposedLabelSatisfiesAllOfThem() {
    CheckResult result =
        check(
            "<p>Ad / Werbung</p><p>My Acme kettle.</p>", "en", "UK DE US", tie(Connection.GIFTED));
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void c2ALabelAtTheEndBlocksAndNamesTheLines() {
    CheckResult result =
        check(
            "<h1>Tea</h1>\n<p>My Acme kettle.</p>\n<p>It boils.</p>\n<p>Ad / Werbung</p>",
            "en",
            "UK DE US",
            tie(Connection.GIFTED));
    assertThat(codes(result)).containsExactly("label.late");
    assertThat(result.findings()).hasSize(3);
    Finding finding = result.findings().get(0);
    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
    assertThat(finding.message()).contains("first mention of Acme (line 2)").contains("(line 4)");
    assertThat(finding.at().line()).isEqualTo(2);
  }

  @Nested
  final class C3 {
    private final String html =
        "<p>Two kettles: <a href=\""
            + AFFILIATE
            + "\">one</a> and <a href='https://awin1.com/cread.php?awinmid=1'>two</a>,"
            + " <a href=\"https://example.org/history-of-tea\">history</a>.</p>";

    @Test
    void linksWithoutARecordedTieAreListed() {
      CheckResult result = check(html, "en", "UK DE");
      assertThat(result.required()).isFalse();
      assertThat(result.label()).isNull();
      assertThat(codes(result)).containsExactly("link.unmarked");
      assertThat(result.findings())
          .hasSize(2)
          .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
      assertThat(result.findings().get(0).at().offset()).isEqualTo(html.indexOf("<a href=\""));
      assertThat(result.links()).hasSize(2);
    }

    @Test
    void withTheTieRelAndMarkerAndKeyAreProposed() {
      CheckResult result = check(html, "en", "UK DE", tie(Connection.AFFILIATE));
      assertThat(codes(result)).contains("link.unmarked", "link.rel", "label.missing");
      assertThat(result.links())
          .allSatisfy(
              link -> {
                assertThat(link.rel()).isEqualTo("sponsored nofollow");
                assertThat(link.marker()).isEqualTo("*");
              });
      assertThat(result.linkKey().orElseThrow().text()).startsWith("*");
    }

    @Test
    void markedLinksWithTheirKeySatisfyBoth() {
      String marked =
          "<p>* Ad / Werbelink: we earn a commission when you buy</p><p><a rel=\"nofollow sponsored\" href=\""
              + AFFILIATE
              + "\">one</a>*</p>";
      assertThat(check(marked, "en", "UK DE", tie(Connection.AFFILIATE)).findings()).isEmpty();
    }
  }

  @Test
  void c6AnEmployeeHasToSayWhereHeWorks() {
    CheckResult silent =
        check("<p>Acme makes great kettles.</p>", "en", "US", tie(Connection.EMPLOYEE));
    assertThat(silent.label()).isEqualTo(new LabelText("Employee of Acme", "en"));
    assertThat(silent.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("label.missing");
              assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
              assertThat(finding.source().orElseThrow().title()).contains("465.5");
            });
    assertThat(
            check(
                    "<p>As an employee of Acme I am biased.</p><p>Acme makes great kettles.</p>",
                    "en",
                    "US",
                    tie(Connection.EMPLOYEE))
                .findings())
        .isEmpty();
    assertThat(check("<p>Ad</p><p>Acme.</p>", "en", "US", tie(Connection.EMPLOYEE)).findings())
        .isNotEmpty();
  }

  @Test
  void c7AdIsRefusedInSpainAndWelcomeInCanada() {
    CheckResult spain = check("<p>#ad Mi hervidor Acme.</p>", "es", "ES", tie(Connection.PAID));
    assertThat(codes(spain)).containsExactly("label.refused-word");
    assertThat(spain.label()).isEqualTo(new LabelText("Publicidad", "es"));
    assertThat(spain.findings().get(0).fix()).contains("Publicidad");
    CheckResult canada = check("<p>#Ad My Acme kettle.</p>", "en", "CA", tie(Connection.PAID));
    assertThat(canada.findings()).isEmpty();
    assertThat(texts(canada, "CA")).first().isEqualTo("#Ad");
  }

  @ParameterizedTest
  @CsvSource({"2024-11-07, label.missing", "2024-11-08, label.equivalent"})
  void c8TheDayDecidesWhetherAnEquivalentDoes(LocalDate at, String code) {
    String html = "<p>Partenariat rémunéré</p><p>Ma bouilloire Acme.</p>";
    CheckResult result = check(Packs.BOOK, at, html, "fr", "FR", tie(Connection.PAID));
    assertThat(codes(result)).containsExactly(code);
  }

  @Test
  void c8WithoutTheNewerPackTheOlderHolds() {
    RuleBook without =
        RuleBook.of(
            Packs.SHIPPED.stream().filter(pack -> !pack.id().equals("fr-2024-11")).toList());
    String html = "<p>Partenariat rémunéré</p><p>Ma bouilloire Acme.</p>";
    assertThat(codes(check(without, TODAY, html, "fr", "FR", tie(Connection.PAID))))
        .containsExactly("label.missing");
    assertThat(codes(check(Packs.BOOK, TODAY, html, "fr", "FR", tie(Connection.PAID))))
        .containsExactly("label.equivalent");
  }

  @ParameterizedTest
  @CsvSource({
    "200, true, does.",
    "365, true, does.",
    "366, false, does not.",
    "400, false, does not."
  })
  void c9AnEndedTieCountsForAYear(int days, boolean required, String told) {
    Relation ended =
        new Relation(
            Connection.PAID,
            Brand.named("Acme"),
            "",
            Optional.of(LocalDate.of(2024, 1, 1)),
            Optional.of(TODAY.minusDays(days)));
    CheckResult result = check("<p>My Acme kettle.</p>", "en", "UK", ended);
    assertThat(result.required()).isEqualTo(required);
    assertThat(result.label() != null).isEqualTo(required);
    assertThat(of(result, "UK").reason())
        .contains("ties of the last 365 days count, so it " + told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Words that one accepts and another refuses, resolved by the packs alone.
        "en|US UK|PAID|Ad",
        "en|US CA IN UK|PAID|Ad",
        "en|CA|GIFTED|#Ad",
        "en|CA UK|GIFTED|#Ad",
        "en|IN UK|AFFILIATE|Ad",
        "en|IN AU|COLLAB|Ad",
        "fr|FR IN|PAID|Ad / Publicité",
        "pl|PL|PAID|Reklama marki Acme",
        "en|US CA|PAID|Ad",
        "de|DE EU|PAID|Werbung",
        "de|DE US|PAID|Werbung",
        "en|UK ES|PAID|Ad / Publicidad",
        "es|ES UK|PAID|Publicidad / Ad",
        "en|UK DE US FR ES IT PL IN CA AU|PAID|Ad",
      })
  void conflictsAreResolvedByData(String lang, String audiences, String kind, String label) {
    Connection connection = kind.equals("COLLAB") ? Connection.PAID : Connection.valueOf(kind);
    CheckResult result = check("<p>Acme.</p>", lang, audiences, tie(connection));
    assertThat(result.conflicts()).isEmpty();
    LabelText proposed = Objects.requireNonNull(result.label());
    if (audiences.length() < 20) {
      assertThat(words(proposed.text())).containsExactlyInAnyOrderElementsOf(words(label));
    }
    CheckResult labelled =
        check("<p>" + proposed.text() + "</p><p>Acme.</p>", lang, audiences, tie(connection));
    assertThat(labelled.findings().stream().filter(f -> f.rule().isPresent()).toList()).isEmpty();
  }

  private static List<String> words(String label) {
    return List.of(label.split(" / "));
  }

  @Test
  void aConflictThatNoTextResolvesIsExplained() {
    String one = pack("XA", "\"accepted\":[{\"lang\":\"en\",\"text\":\"Promo\"}],\"refused\":[]");
    String two =
        pack(
            "XB",
            "\"accepted\":[{\"lang\":\"en\",\"text\":\"Notice\"}],\"refused\":[{\"lang\":\"en\",\"text\":\"Promo\",\"reason\":\"Too short\"}]");
    RuleBook book = RuleBook.of(List.of(Packs.READER.read(one), Packs.READER.read(two)));
    CheckResult result = check(book, TODAY, "<p>Acme</p>", "en", "XA XB", tie(Connection.PAID));
    assertThat(result.label()).isNull();
    assertThat(result.required()).isTrue();
    assertThat(result.conflicts())
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.audiences()).containsExactly("XA", "XB");
              assertThat(conflict.message()).contains("Promo").contains("XB");
              assertThat(conflict.refusals().get(0).source().url()).startsWith("https://");
            });
  }

  private static String pack(String jurisdiction, String words) {
    return """
        {"id":"%s-1","version":1,"jurisdiction":"%s","name":"Test","languages":["en"],
        "effectiveFrom":"2020-01-01","reviewBy":"2030-01-01","authority":"Nobody",
        "sources":[{"id":"s","title":"None","url":"https://example.org/","grade":"P","retrieved":"2026-01-01"}],
        "rules":[{"id":"rule","summary":"A rule.","connections":["paid"],"bindingness":"law","source":"s",
        "severity":"block",%s,"language":"audience","lookbackDays":0}],
        "examples":[
        {"name":"a","lang":"en","relations":[{"kind":"paid","brand":"Acme"}],"html":"x"},
        {"name":"b","lang":"en","relations":[{"kind":"paid","brand":"Acme"}],"html":"x","findings":["label.missing"]}]}
        """
        .formatted(jurisdiction.toLowerCase(Locale.ROOT), jurisdiction, words);
  }

  @Test
  void anUnknownAudienceIsToldWithTheKnownOnes() {
    assertThatThrownBy(() -> check("<p>x</p>", "en", "UK ZZ"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              ProblemException problem = refused.in(Wording.DEFAULT);
              assertThat(problem.errors().get(0).pointer()).isEqualTo("/audiences/1");
              assertThat(problem.detail()).contains("ZZ").contains("UK");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p hidden>Ad</p><p>Acme</p>",
        "<p style='display: none'>Ad</p><p>Acme</p>",
        "<p style=\"VISIBILITY:hidden!important\">Ad</p><p>Acme</p>",
        "<p style='opacity:0'>Ad</p><p>Acme</p>",
        "<p style='font-size:0px'>Ad</p><p>Acme</p>",
        "<p style='position:absolute;left:-9999px'>Ad</p><p>Acme</p>",
        "<p style='text-indent:-5000px'>Ad</p><p>Acme</p>",
        "<p class='x sr-only'>Ad</p><p>Acme</p>",
        "<div style='display:none'><section><p>Ad</p></section></div><p>Acme</p>",
        "<div aria-hidden=true><p>Ad</p></div><p>Acme</p>",
        "<noscript><p>Ad</p></noscript><p>Acme</p>",
        "<template><p>Ad</p></template><p>Acme</p>",
        "<div style='height:0;overflow:hidden'>Ad</div><p>Acme</p>",
        "<p><span hidden>Ad</span></p><p>Acme</p>",
      })
  void aHiddenLabelIsNone(String html) {
    assertThat(codes(check(html, "en", "UK", tie(Connection.PAID))))
        .isSubsetOf("label.hidden", "label.missing")
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<details><summary>Info</summary><p>Ad</p></details><p>Acme</p>|label.behind-control",
        "<dialog><p>Ad</p></dialog><p>Acme</p>|label.behind-control",
        "<div class='accordion-content'>Ad</div><p>Acme</p>|label.behind-control",
        "<p>Tea.</p><!--more--><p>Ad</p><p>Acme</p>|label.behind-control",
        "<p>Tea. <a href='#rest'>Read more</a></p><p>Ad</p><p>Acme</p>|label.behind-control",
        "<p style='font-size:6px'>Ad</p><p>Acme</p>|label.unreadable",
        "<p style='color:#fff;background:#fefefe'>Ad</p><p>Acme</p>|label.unreadable",
        "<p>#tea #kitchen #ad #love</p><p>Acme</p>|label.buried",
        "<p><img alt='Acme kettle' src=x> Acme <b>Ad</b></p>|label.late",
        "<p>the ad campaign of last year was about Acme</p>|label.missing",
        "<p>Adblock and Acme</p>|label.missing",
      })
  void aLabelOutOfSightIsToldWithItsReason(String html, String code) {
    assertThat(codes(check(html, "en", "UK", tie(Connection.PAID)))).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<details open><summary>Info</summary><p>Ad</p></details><p>Acme</p>",
        "<details><summary>Ad</summary><p>More</p></details><p>Acme</p>",
        "<div class=badge>AD</div><h1>Acme kettle</h1>",
        "<p>Ad: my week with Acme</p>",
        "<p>(Ad) My week with Acme</p>",
        "<p><em>Advertisement</em> My week with Acme</p>",
        "<p>#ad My week with @Acme and a lot more text that follows it here, on and on and on, as texts do.</p>",
        "<p>Advertisement feature by Acme</p>",
        "<p>Ad | Acme</p>",
        "<!DOCTYPE html><html><head><title>Acme</title><style>p{}</style></head><body><p>Ad</p><p>Acme</p></body></html>",
        "<p>&#65;d</p><p>Acme</p>",
        "<p>A\u00add</p><p>Acme</p>",
      })
  void aLabelThatIsSeenFirstDoes(String html) {
    assertThat(check(html, "en", "UK", tie(Connection.PAID)).findings()).isEmpty();
  }

  @Test
  void dismissedFindingsStayAway() {
    CheckResult first = check("<p>Acme</p>", "en", "UK", tie(Connection.PAID));
    String key = first.findings().get(0).key();
    CheckResult second =
        new Engine(Packs.BOOK, LEXICON)
            .check(
                new CheckRequest(
                    "<p>Acme</p>",
                    Locale.ENGLISH,
                    Medium.ARTICLE,
                    List.of("UK"),
                    List.of(tie(Connection.PAID)),
                    TODAY,
                    Set.of(key)));
    assertThat(second.findings()).isEmpty();
  }

  @Test
  void offsetsAreThoseOfTheSourceBehindEntities() {
    String html = "<p>Fish &amp; chips &eacute; </p><p>at Acme</p>";
    CheckResult result = check(html, "en", "UK", tie(Connection.PAID));
    assertThat(result.findings().get(0).at().offset()).isEqualTo(html.indexOf("Acme"));
  }

  @Test
  void linksToTheBrandsOwnShopAreMentions() {
    Relation relation =
        new Relation(
            Connection.PAID,
            new Brand("Acme", List.of("Kettle Pro"), List.of("acme.example"), List.of("ANNA10")),
            "",
            Optional.empty(),
            Optional.empty());
    CheckResult result =
        check(
            "<p><a href='https://shop.acme.example/x'>here</a></p><p>Ad</p>", "en", "UK", relation);
    assertThat(codes(result)).containsExactly("label.late");
    assertThat(codes(check("<p>the kettle pro is new</p><p>Ad</p>", "en", "UK", relation)))
        .containsExactly("label.late");
  }
}
