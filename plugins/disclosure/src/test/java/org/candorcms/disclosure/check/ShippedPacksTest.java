// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.rules.Packs;
import org.candorcms.disclosure.rules.Rule;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RulePack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pack proves itself, each of its wordings is exercised. */
final class ShippedPacksTest {
  private static final Lexicon LEXICON = Lexicon.shipped(Packs.JSON);

  static List<RulePack> packs() {
    return Packs.SHIPPED;
  }

  @ParameterizedTest
  @MethodSource("packs")
  void standsItsOwnExamples(RulePack pack) {
    assertThat(new PackTrial(LEXICON).failures(pack)).as(pack.id()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("packs")
  void hasAnAcceptingAndARefusingExampleForEachRule(RulePack pack) {
    for (Rule rule : pack.rules()) {
      boolean accepted = false;
      boolean refused = false;
      for (var example : pack.examples()) {
        boolean speaks =
            example.relations().stream().anyMatch(tie -> rule.connections().contains(tie.kind()))
                && rule.holdsOn(example.at().orElse(pack.effectiveFrom()));
        accepted |= speaks && example.findings().isEmpty();
        refused |= speaks && !example.findings().isEmpty();
      }
      assertThat(accepted && refused).as(pack.id() + " " + rule.id()).isTrue();
    }
  }

  /**
   * Each row of the sources that were gathered, with its rules, what it accepts, and what it calls
   * weak or wrong. That the words do what they say is tried below, that each rule has its examples
   * above.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "US|us-material-connection us-employee us-owner us-family|ad, advertisement, sponsored, Thanks to {brand} for the free product, {brand}Ambassador, {brand}Partner, #{brand}Employee|sp, spon, collab, thanks, ambassador, partner, #ee, affiliate link",
        "UK|uk-obviously-identifiable|Ad, Advert, Advertising, Advertisement, Advertisement Feature|Sponsored, Sponsorship, Spon, Sp, Gift, Gifted, Affiliate, Aff, Afflink, Collab, PR, In association with, In partnership with, Thanks to {brand}, Made possible by, Sponsored by, Funded by, {brand}Ambassador, earn a commission, discount code",
        "EU|eu-no-hidden-advertising|-|-",
        "DE|de-werbung|Werbung, Anzeige, Werbevideo, Unterstützt durch Produktplatzierung|#ad",
        "FR|fr-2023-commercial-intent fr-2023-retouched fr-2023-virtual fr-2024-commercial-intent fr-2024-retouched fr-2024-virtual|Publicité, Collaboration commerciale, Images retouchées, Images virtuelles|-",
        "ES|es-identified-from-the-start es-ai|Publicidad, Colaboración pagada, Contenido patrocinado, Promoción pagada|#ad, #sp",
        "IT|it-digital-chart|Pubblicità, Sponsorizzato da {brand}, Promosso da {brand}, Advertising, Sponsored by {brand}, Promoted by {brand}, Ad {brand}, Adv {brand}, Prodotto inviato da {brand}|-",
        "PL|pl-advertising-material|#reklama, [REKLAMA], #materiałreklamowy, #współpracareklamowa, Płatna współpraca z marką {brand}, Reklama marki {brand}|#współpraca",
        "IN|in-upfront-label in-virtual-person|Advertisement, Ad, Sponsored, Collaboration, Partnership, Employee, Free gift, Affiliate|-",
        "CA|ca-material-connection ca-affiliate ca-ai|#Ad, #sponsored, {brand}Ambassador, {brand}Partner, #Gifted, #InvitedGuest, #pub, #commandité|#spon, #collab, #ambassador",
        "AU|au-distinguishable|#ad, Advert, Advertising, Branded Content, Paid Partnership, Paid Promotion|#sp, Spon, gifted, Affiliate, Collab, thanks to {brand}",
      })
  void coversEveryRow(
      String jurisdiction, String rules, @Nullable String accepted, @Nullable String refused) {
    List<Rule> known =
        Packs.SHIPPED.stream()
            .filter(pack -> pack.jurisdiction().equals(jurisdiction))
            .flatMap(pack -> pack.rules().stream())
            .toList();
    assertThat(known).extracting(Rule::id).contains(rules.split(" "));
    assertThat(known.stream().flatMap(rule -> rule.accepted().stream()).map(w -> plain(w.text())))
        .containsAll(words(accepted));
    assertThat(known.stream().flatMap(rule -> rule.refused().stream()).map(w -> plain(w.text())))
        .containsAll(words(refused));
  }

  private static List<String> words(@Nullable String texts) {
    return texts == null
        ? List.of()
        : Stream.of(texts.split(", ")).map(ShippedPacksTest::plain).toList();
  }

  /** With or without hash sign, brackets and spaces a label is the same one. */
  private static String plain(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[#\\[\\] ]", "");
  }

  @TestFactory
  Stream<DynamicTest> everyWordingDoesWhatItSays() {
    List<DynamicTest> tests = new ArrayList<>();
    for (RulePack pack : Packs.SHIPPED) {
      for (Rule rule : pack.rules()) {
        for (Rule.Wording wording : rule.accepted()) {
          tests.add(
              DynamicTest.dynamicTest(
                  rule.id() + " accepts " + wording.text(), () -> accepts(pack, rule, wording)));
        }
        for (Rule.Refusal refusal : rule.refused()) {
          tests.add(
              DynamicTest.dynamicTest(
                  rule.id() + " refuses " + refusal.text(), () -> refuses(pack, rule, refusal)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(150);
    return tests.stream();
  }

  private static void accepts(RulePack pack, Rule rule, Rule.Wording wording) {
    Connection kind = kind(rule, wording.connections());
    Medium medium =
        wording.mediums().isEmpty() ? Medium.ARTICLE : wording.mediums().iterator().next();
    List<Finding> findings = check(pack, rule, wording.text(), wording.lang(), kind, medium);
    if (wording.equivalent().orElse(false)) {
      assertThat(findings).extracting(Finding::code).containsExactly("label.equivalent");
    } else {
      assertThat(findings).isEmpty();
    }
  }

  private static void refuses(RulePack pack, Rule rule, Rule.Refusal refusal) {
    Connection kind = kind(rule, refusal.connections());
    List<Finding> findings =
        check(pack, rule, refusal.text(), refusal.lang(), kind, Medium.ARTICLE);
    assertThat(findings).extracting(Finding::code).contains("label.refused-word");
    assertThat(findings)
        .allSatisfy(f -> assertThat(f.source().orElseThrow().url()).startsWith("https://"));
  }

  private static Connection kind(Rule rule, Set<Connection> own) {
    return (own.isEmpty() ? rule.connections() : own).stream().sorted().findFirst().orElseThrow();
  }

  private static List<Finding> check(
      RulePack pack, Rule rule, String text, String lang, Connection kind, Medium medium) {
    String label = text.replace("{brand}", "Acme");
    LocalDate day = rule.effectiveFrom().orElse(pack.effectiveFrom());
    CheckRequest request =
        new CheckRequest(
            "<p>" + label + "</p><p>Acme.</p>",
            Locale.forLanguageTag(lang),
            medium,
            List.of(pack.jurisdiction()),
            List.of(Relation.lasting(kind, "Acme")),
            day,
            Set.of());
    return new Engine(RuleBook.of(List.of(pack)), LEXICON)
        .check(request).findings().stream().filter(f -> f.rule().isPresent()).toList();
  }
}
