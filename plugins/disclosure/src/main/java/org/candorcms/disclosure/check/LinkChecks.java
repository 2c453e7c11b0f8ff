// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Rule;
import org.candorcms.disclosure.rules.Source;
import org.candorcms.disclosure.wording.Statement;

/** Whether commercial links carry what rules and search engines want of them. */
final class LinkChecks {
  private static final int LEAST_KEY = 12;
  private static final int BESIDE = 30;

  private final PageText page;
  private final Commerce commerce;
  private final CheckRequest request;
  private final Findings findings;

  LinkChecks(PageText page, Commerce commerce, CheckRequest request, Findings findings) {
    this.page = page;
    this.commerce = commerce;
    this.request = request;
    this.findings = findings;
  }

  private List<Commerce.Link> earning() {
    return commerce.links().stream().filter(Commerce.Link::earning).toList();
  }

  /**
   * Checks the links of one demand.
   *
   * @return whether the links are marked so that the content needs no label
   */
  boolean check(Demand demand) {
    Optional<Rule.LinkRule> wanted = linkRule(demand);
    if (wanted.isEmpty() || earning().isEmpty()) {
      return false;
    }
    Rule.LinkRule rule = wanted.get();
    List<Commerce.Link> bare =
        earning().stream().filter(link -> !marked(link.anchor(), rule, demand)).toList();
    boolean byWord = earning().stream().noneMatch(link -> link.anchor().marked(rule.marker()));
    boolean explained = byWord || explained(rule);
    boolean onlyLinks = rule.connections().containsAll(demand.kinds());
    boolean complete = bare.isEmpty() && explained;
    if (rule.required()) {
      report(demand, rule, bare, explained);
    }
    return onlyLinks && rule.insteadOfLabel() && (complete || rule.required());
  }

  private static Optional<Rule.LinkRule> linkRule(Demand demand) {
    return demand
        .rule()
        .perLink()
        .filter(rule -> rule.connections().stream().anyMatch(demand.kinds()::contains));
  }

  private void report(
      Demand demand, Rule.LinkRule rule, List<Commerce.Link> bare, boolean explained) {
    Source source = rule.source().flatMap(demand.pack()::source).orElseGet(demand::source);
    for (Commerce.Link link : bare) {
      findings.ruled(
          demand,
          source,
          "link.unmarked",
          page.place(link.anchor()),
          Statement.of("finding.link.unmarked", "why", link.why(), "audience", demand.audience()),
          Statement.of("fix.link.unmarked", "marker", rule.marker(), "key", key(rule)));
    }
    if (bare.isEmpty() && !explained) {
      findings.ruled(
          demand,
          source,
          "link.key-missing",
          page.place(earning().get(0).anchor()),
          Statement.of(
              rule.keyFirst() ? "finding.link.key-missing.first" : "finding.link.key-missing",
              "marker",
              rule.marker()),
          Statement.of("fix.link.key-missing", "key", key(rule)));
    }
  }

  private boolean marked(Anchor anchor, Rule.LinkRule rule, Demand demand) {
    return anchor.marked(rule.marker()) || wordBeside(anchor, demand);
  }

  /** Whether a word that the rule accepts stands right beside the link. */
  private boolean wordBeside(Anchor anchor, Demand demand) {
    for (Demand.Text text : demand.accepted()) {
      for (Spot spot : page.labels(text.key())) {
        if (spot.block() == anchor.block()
            && spot.block().sight.plain()
            && spot.from() >= anchor.from() - BESIDE
            && spot.to() <= anchor.to() + BESIDE) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean explained(Rule.LinkRule rule) {
    List<Commerce.Link> links = earning();
    for (Block block : page.blocks()) {
      String text = block.text().strip();
      if (block.sight.plain()
          && text.length() >= LEAST_KEY
          && text.startsWith(rule.marker())
          && (!rule.keyFirst() || block.offset(0) < links.get(0).anchor().offset())
          && (rule.keyWithin() == 0 || near(block, links, rule.keyWithin()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean near(Block block, List<Commerce.Link> links, int within) {
    return links.stream()
        .anyMatch(link -> Math.abs(block.before - link.anchor().before()) <= within);
  }

  /** What does not depend on a rule: rel, and links of which no tie tells. */
  void checkRest(List<Demand> demands) {
    boolean recorded =
        demands.stream().flatMap(demand -> demand.kinds().stream()).anyMatch(Connection::earns);
    for (Commerce.Link link : earning()) {
      Finding.Place at = page.place(link.anchor());
      if (!recorded) {
        findings.advised(
            "link.unmarked",
            at,
            Statement.of("finding.link.unrecorded", "why", link.why()),
            Statement.of("fix.link.unrecorded"));
      } else if (!link.anchor().hasRel("sponsored")) {
        findings.advised(
            "link.rel",
            at,
            Statement.of("finding.link.rel", "why", link.why()),
            Statement.of("fix.link.rel"));
      }
    }
  }

  /** What each commercial link should carry once the tie is recorded. */
  List<CheckResult.LinkMark> marks(List<Demand> demands) {
    String marker = ruling(demands).map(Rule.LinkRule::marker).orElse("");
    List<CheckResult.LinkMark> marks = new ArrayList<>();
    for (Commerce.Link link : commerce.links()) {
      marks.add(
          new CheckResult.LinkMark(
              page.place(link.anchor()),
              link.anchor().href(),
              request.wording().say(link.why()),
              link.earning() ? rel(link.anchor()) : link.anchor().rel().strip(),
              link.earning() ? marker : ""));
    }
    return marks;
  }

  private static String rel(Anchor anchor) {
    Set<String> values = new java.util.LinkedHashSet<>(List.of("sponsored", "nofollow"));
    for (String value : anchor.rel().strip().split(" ")) {
      if (!value.isEmpty()) {
        values.add(value);
      }
    }
    return String.join(" ", values);
  }

  /** The explanation of the marker, where a rule asks for a marker. */
  Optional<LabelText> key(List<Demand> demands) {
    return ruling(demands)
        .map(rule -> texts(rule).get(0))
        .map(text -> new LabelText(text.text(), text.lang()));
  }

  private Optional<Rule.LinkRule> ruling(List<Demand> demands) {
    return earning().isEmpty()
        ? Optional.empty()
        : demands.stream()
            .flatMap(demand -> linkRule(demand).stream())
            .filter(Rule.LinkRule::required)
            .findFirst();
  }

  private String key(Rule.LinkRule rule) {
    return texts(rule).get(0).text();
  }

  /** The texts of a key, that in the language of the content first. */
  private List<Rule.KeyText> texts(Rule.LinkRule rule) {
    return rule.key().stream()
        .sorted(
            java.util.Comparator.comparing(
                text -> !Words.sameLanguage(text.lang(), request.lang())))
        .collect(Collectors.toList());
  }
}
