// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.disclosure.rules.Rule;

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
          "\u201c"
              + words(spot)
              + "\u201d does where it suits the format; a person has to judge that",
          "Keep it if it is as plain as " + choice(demand) + ", else use one of these");
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
  private record Fault(String code, int rank, Spot spot, String message) {}

  private Optional<Fault> fault(Demand demand, Spot spot) {
    Sight sight = spot.block().sight;
    String label = "\u201c" + words(spot) + "\u201d";
    switch (sight.kind()) {
      case HIDDEN:
        return Optional.of(
            new Fault("label.hidden", 4, spot, "The label " + label + " is hidden " + sight.why()));
      case BEHIND:
        return Optional.of(
            new Fault(
                "label.behind-control",
                3,
                spot,
                "The label " + label + " is seen only after an action: it is " + sight.why()));
      case FAINT:
        return Optional.of(
            new Fault(
                "label.unreadable",
                2,
                spot,
                "The label " + label + " is hard to read: it is " + sight.why()));
      case PLAIN:
        break;
    }
    if (spot.block().afterMore) {
      return Optional.of(
          new Fault(
              "label.behind-control",
              3,
              spot,
              "The label " + label + " comes after \u201cmore\u201d"));
    }
    Rule.Placement place = demand.rule().placement().orElse(ANYWHERE);
    if (spot.pile() && place.outsideHashtags()) {
      return Optional.of(
          new Fault("label.buried", 1, spot, "The label " + label + " is one of several hashtags"));
    }
    return late(spot, label, place);
  }

  /** A label may name the brand itself, as in “Employee of Acme / Ad”. */
  private boolean ownMention(Commerce.First first, Spot spot) {
    return page.place(spot).excerpt().strip().equals(proposed)
        && spot.offset() - first.offset() <= SafeHtml.text(proposed).value().length();
  }

  private Optional<Fault> late(Spot spot, String label, Rule.Placement place) {
    int line = page.place(spot).line();
    if (commerce.first().isPresent()) {
      Commerce.First first = commerce.first().get();
      if (first.offset() < spot.offset() && !ownMention(first, spot)) {
        return Optional.of(
            new Fault(
                "label.late",
                1,
                spot,
                sentence(first.what())
                    + " (line "
                    + first.at().line()
                    + ") precedes the label "
                    + label
                    + " (line "
                    + line
                    + ")"));
      }
    }
    int whole = page.length();
    if (commerce.first().isEmpty() && whole > LONG && spot.before() > whole / 2) {
      return Optional.of(
          new Fault(
              "label.late",
              1,
              spot,
              "The label " + label + " (line " + line + ") stands in the second half of the text"));
    }
    if (spot.before() > place.maxCharactersBefore()) {
      return Optional.of(
          new Fault(
              "label.late",
              1,
              spot,
              "The label "
                  + label
                  + " (line "
                  + line
                  + ") comes after "
                  + spot.before()
                  + " characters of text; at most "
                  + place.maxCharactersBefore()
                  + " may precede it"));
    }
    return Optional.empty();
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
    findings.ruled(demand, fault.code(), at, fault.message(), fix(demand));
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
              "\u201c"
                  + words(spot)
                  + "\u201d does not do for "
                  + demand.audience()
                  + ": "
                  + entry.getValue().reason(),
              "Use " + choice(demand) + " instead");
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
              "\u201c"
                  + words(spot)
                  + "\u201d is not in the language that "
                  + demand.audience()
                  + " asks for",
              "Use " + choice(demand) + " instead");
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
        demand.audience()
            + " requires a label, and there is none"
            + commerce.first().map(first -> " before " + first.what()).orElse(""),
        fix(demand));
  }

  private String fix(Demand demand) {
    String label = proposed.isEmpty() ? choice(demand) : "\u201c" + proposed + "\u201d";
    String links =
        demand.rule().perLink().filter(Rule.LinkRule::insteadOfLabel).isPresent()
            ? ", or mark each commercial link and explain the marker before the first one"
            : "";
    return "Put "
        + label
        + " at the start, before "
        + commerce.first().map(Commerce.First::what).orElse("the content")
        + links;
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

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
