// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candorcms.disclosure.rules.Rule;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.rules.Source;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;

/** Collects what is not as it should be. */
final class Findings {
  private final PageText page;
  private final Wording wording;
  private final List<Finding> all = new ArrayList<>();

  Findings(PageText page, Wording wording) {
    this.page = page;
    this.wording = wording;
  }

  /** Something that a rule asks for. */
  void ruled(Demand demand, String code, Finding.Place at, Statement what, Statement todo) {
    ruled(demand, demand.source(), code, at, what, todo);
  }

  void refused(Demand demand, Rule.Refusal refusal, Spot spot, Statement what, Statement todo) {
    ruled(demand, demand.source(refusal), "label.refused-word", page.place(spot), what, todo);
  }

  void ruled(
      Demand demand, Source source, String code, Finding.Place at, Statement what, Statement todo) {
    all.add(
        new Finding(
            demand.severity(source),
            code,
            Optional.of(demand.audience()),
            wording.say(what),
            at,
            Optional.of(demand.rule().id()),
            Optional.of(SourceView.of(source)),
            wording.say(todo),
            what,
            todo,
            key(code, demand.audience() + demand.rule().id(), at)));
  }

  /** Something that good practice asks for. */
  void advised(String code, Finding.Place at, Statement what, Statement todo) {
    all.add(
        new Finding(
            Severity.WARN,
            code,
            Optional.empty(),
            wording.say(what),
            at,
            Optional.empty(),
            Optional.empty(),
            wording.say(todo),
            what,
            todo,
            key(code, "", at)));
  }

  /** A phrase that tells of a tie that is not recorded. */
  void suspicion(Commerce.Cue cue) {
    advised(
        "relation.unrecorded",
        page.place(cue.spot()),
        Statement.of(
            "finding.relation.unrecorded",
            "kind",
            cue.kind().named(),
            "words",
            cue.spot().block().text().substring(cue.spot().from(), cue.spot().to())),
        Statement.of("fix.relation.unrecorded"));
  }

  /** Short, and the same as long as the text at that place is. */
  private static String key(String code, String of, Finding.Place at) {
    return code + "~" + Integer.toHexString((of + "\n" + at.excerpt()).hashCode());
  }

  /** In the order of the content, without what was dismissed. */
  List<Finding> sorted(Set<String> dismissed, int max) {
    Set<String> seen = new HashSet<>();
    return all.stream()
        .filter(finding -> !dismissed.contains(finding.key()))
        .filter(finding -> seen.add(finding.key() + "@" + finding.at().offset()))
        .sorted(Comparator.comparingInt(finding -> finding.at().offset()))
        .limit(max)
        .toList();
  }
}
