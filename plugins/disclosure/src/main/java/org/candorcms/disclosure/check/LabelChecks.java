// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.disclosure.rules.Rule;
import org.candorcms.disclosure.wording.Statement;

/** Whether a label that a rule accepts stands where a reader meets it first. */
final class LabelChecks {
  private static final Rule.Placement ANYWHERE = new Rule.Placement(100_000, false);

  /** In a text without a mention or link, a label after the middle of more than this is late. */
  private static final int LONG = 200;

  private final PageText page;
  private final Commerce commerce;
  private final Findings findings;
  private final String proposed;

  LabelChecks(PageText page, Commerce commerce, Findings findings, String proposed) {
    this.page = page;
    this.commerce = commerce;
    this.findings = findings;
    this.proposed = proposed;
  }

  /**
   * Checks one demand.
   *
   * @param marked whether marked links do instead of a label
   */
  void check(Demand demand, boolean marked) {
    if (!demand.wantsLabel() || marked) {
      return;
    }
    List<Spot> shown = spots(demand.accepted(), false);
    if (shown.stream().anyMatch(spot -> fault(demand, spot).isEmpty())) {
      return;
    }
    List<Spot> equivalent = spots(demand.accepted(), true);
    if (equivalent.stream().anyMatch(spot -> fault(demand, spot).isEmpty())) {
      Spot spot = equivalent.get(0);
      findings.ruled(
          demand,
          "label.equivalent",
          page.place(spot),
          Statement.of("finding.label.equivalent", "words", words(spot)),
          Statement.of("fix.label.equivalent", "choice", choice(demand)));
      return;
    }
    shown.addAll(equivalent);
    boolean told = refusals(demand, !shown.isEmpty()) || shown.isEmpty() && otherLanguage(demand);
    shown.sort(Comparator.comparingInt(Spot::offset));
    if (!shown.isEmpty()) {
      shown.stream()
          .map(spot -> fault(demand, spot).orElseThrow())
          .min(Comparator.comparingInt(Fault::rank))
          .ifPresent(fault -> report(demand, fault));
    } else if (!told) {
      missing(demand);
    }
  }

  private List<Spot> spots(List<Demand.Text> texts, boolean equivalent) {
    List<Spot> all = new ArrayList<>();
    for (Demand.Text text : texts) {
      if (text.equivalent() == equivalent) {
        all.addAll(page.labels(text.key()));
      }
    }
    return all;
  }

  /** What is wrong with a label's place. */
  private record Fault(String code, int rank, Spot spot, Statement what) {}

  private Optional<Fault> fault(Demand demand, Spot spot) {
    Sight sight = spot.block().sight;
    switch (sight.kind()) {
      case HIDDEN:
        return Optional.of(unseen("label.hidden", 4, spot, sight.why()));
      case BEHIND:
        return Optional.of(unseen("label.behind-control", 3, spot, sight.why()));
      case FAINT:
        return Optional.of(unseen("label.unreadable", 2, spot, sight.why()));
      case PLAIN:
        break;
    }
    if (spot.block().afterMore) {
      return Optional.of(unseen("label.behind-control", 3, spot, Statement.of("sight.more")));
    }
    Rule.Placement place = demand.rule().placement().orElse(ANYWHERE);
    if (spot.pile() && place.outsideHashtags()) {
      return Optional.of(
          new Fault(
              "label.buried", 1, spot, Statement.of("finding.label.buried", "label", words(spot))));
    }
    return late(spot, place);
  }

  private static Fault unseen(String code, int rank, Spot spot, Statement why) {
    return new Fault(
        code, rank, spot, Statement.of("finding." + code, "label", words(spot), "why", why));
  }

  /** A label may name the brand itself, as in “Employee of Acme / Ad”. */
  private boolean ownMention(Commerce.First first, Spot spot) {
    return page.place(spot).excerpt().strip().equals(proposed)
        && spot.offset() - first.offset() <= SafeHtml.text(proposed).value().length();
  }

  private Optional<Fault> late(Spot spot, Rule.Placement place) {
    int line = page.place(spot).line();
    if (commerce.first().isPresent()) {
      Commerce.First first = commerce.first().get();
      if (first.offset() < spot.offset() && !ownMention(first, spot)) {
        return Optional.of(
            late(
                spot,
                Statement.of(
                    "finding.label.late.mention",
                    "what",
                    first.what(),
                    "line",
                    first.at().line(),
                    "label",
                    words(spot),
                    "own",
                    line)));
      }
    }
    int whole = page.length();
    if (commerce.first().isEmpty() && whole > LONG && spot.before() > whole / 2) {
      return Optional.of(
          late(spot, Statement.of("finding.label.late.half", "label", words(spot), "line", line)));
    }
    if (spot.before() > place.maxCharactersBefore()) {
      return Optional.of(
          late(
              spot,
              Statement.of(
                  "finding.label.late.after",
                  "label",
                  words(spot),
                  "line",
                  line,
                  "before",
                  spot.before(),
                  "most",
                  place.maxCharactersBefore())));
    }
    return Optional.empty();
  }

  private static Fault late(Spot spot, Statement what) {
    return new Fault("label.late", 1, spot, what);
  }

  private void report(Demand demand, Fault fault) {
    Finding.Place at =
        fault.code().equals("label.late")
            ? commerce
                .first()
                .filter(first -> first.offset() < fault.spot().offset())
                .map(Commerce.First::at)
                .orElseGet(() -> page.place(fault.spot()))
            : page.place(fault.spot());
    findings.ruled(demand, fault.code(), at, fault.what(), fix(demand));
  }

  /**
   * Reports words that the rule refuses.
   *
   * @param labelled whether the page has a label after all, so that only words that spoil it count
   */
  private boolean refusals(Demand demand, boolean labelled) {
    boolean any = false;
    for (Map.Entry<String, Rule.Refusal> entry : demand.refused().entrySet()) {
      if (labelled && entry.getValue().alone().orElse(false)) {
        continue;
      }
      for (Spot spot : page.labels(entry.getKey())) {
        if (spot.block().sight.onPage()
            && !demand.accepts(entry.getKey())
            && labelLike(spot)
            && !besideAccepted(demand, spot)) {
          findings.refused(
              demand,
              entry.getValue(),
              spot,
              Statement.of(
                  "finding.label.refused-word",
                  "words",
                  words(spot),
                  "audience",
                  demand.audience(),
                  "reason",
                  demand.pack().text(entry.getValue().reason())),
              Statement.of("fix.label.use", "choice", choice(demand)));
          any = true;
          break;
        }
      }
    }
    return any;
  }

  /** Whether a line begins with a text that does: then it explains, and is no label itself. */
  private boolean besideAccepted(Demand demand, Spot spot) {
    return demand.accepted().stream()
        .flatMap(text -> page.labels(text.key()).stream())
        .anyMatch(other -> other.block() == spot.block() && other.from() <= spot.from());
  }

  private boolean otherLanguage(Demand demand) {
    for (Demand.Text text : demand.otherLanguage()) {
      for (Spot spot : page.labels(text.key())) {
        if (spot.block().sight.onPage() && !demand.refused().containsKey(text.key())) {
          findings.ruled(
              demand,
              "label.language",
              page.place(spot),
              Statement.of(
                  "finding.label.language", "words", words(spot), "audience", demand.audience()),
              Statement.of("fix.label.use", "choice", choice(demand)));
          return true;
        }
      }
    }
    return false;
  }

  /** Several words in a long paragraph are a sentence, not a label. */
  private static boolean labelLike(Spot spot) {
    return spot.to() - spot.from() == spot.block().length()
        || spot.block().length() <= 160
        || spot.block()
                .text()
                .substring(spot.from(), Math.min(spot.to(), spot.block().length()))
                .indexOf(' ')
            < 0;
  }

  private void missing(Demand demand) {
    Finding.Place at = commerce.first().map(Commerce.First::at).orElseGet(() -> page.place(0));
    findings.ruled(
        demand,
        "label.missing",
        at,
        commerce
            .first()
            .map(
                first ->
                    Statement.of(
                        "finding.label.missing.before",
                        "audience",
                        demand.audience(),
                        "what",
                        first.what()))
            .orElseGet(() -> Statement.of("finding.label.missing", "audience", demand.audience())),
        fix(demand));
  }

  private Statement fix(Demand demand) {
    boolean links = demand.rule().perLink().filter(Rule.LinkRule::insteadOfLabel).isPresent();
    return Statement.of(
        links ? "fix.label.links" : "fix.label",
        "choice",
        proposed.isEmpty() ? choice(demand) : "\u201c" + proposed + "\u201d",
        "what",
        commerce.first().map(Commerce.First::what).orElseGet(() -> Statement.of("first.content")));
  }

  private static String choice(Demand demand) {
    return demand.accepted().stream()
        .filter(text -> !text.equivalent())
        .map(text -> "\u201c" + text.shown() + "\u201d")
        .distinct()
        .limit(3)
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private static String words(Spot spot) {
    String text = spot.block().text();
    return text.substring(Math.min(spot.from(), text.length()), Math.min(spot.to(), text.length()));
  }
}
