// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.candorcms.disclosure.rules.Example;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RulePack;

/** Tries a rule pack on the examples that it carries, before anybody relies on it. */
public final class PackTrial {
  private final Lexicon lexicon;

  /** A trial. */
  public PackTrial(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** What went otherwise than the pack says, a sentence each; empty when all is well. */
  public List<String> failures(RulePack pack) {
    Engine engine = new Engine(RuleBook.of(List.of(pack)), lexicon);
    List<String> failures = new ArrayList<>();
    for (Example example : pack.examples()) {
      Set<String> found = new TreeSet<>();
      for (Finding finding : engine.check(request(pack, example)).findings()) {
        if (finding.audience().isPresent()) {
          found.add(finding.code());
        }
      }
      if (!found.equals(example.findings())) {
        failures.add(
            "Example \u201c"
                + example.name()
                + "\u201d: expected "
                + new TreeSet<>(example.findings())
                + ", found "
                + found);
      }
    }
    return failures;
  }

  private static CheckRequest request(RulePack pack, Example example) {
    List<Relation> relations =
        example.relations().stream()
            .map(
                tie -> new Relation(tie.kind(), Brand.named(tie.brand()), "", tie.from(), tie.to()))
            .toList();
    return new CheckRequest(
        example.html(),
        Locale.forLanguageTag(example.lang()),
        example.medium().orElse(Medium.ARTICLE),
        List.of(pack.jurisdiction()),
        relations,
        example.at().orElse(pack.effectiveFrom()),
        Set.of());
  }
}
