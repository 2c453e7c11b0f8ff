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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
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
