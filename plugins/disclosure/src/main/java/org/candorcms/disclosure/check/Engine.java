// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.disclosure.rules.Rule;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RulePack;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;

/** Applies a book of rules to content. Knows no jurisdiction: all law is in the packs. */
public final class Engine {
  private static final int MAX_FINDINGS = 200;

  private final RuleBook book;
  private final Lexicon lexicon;

  /** An engine for one book. */
  public Engine(RuleBook book, Lexicon lexicon) {
    this.book = book;
    this.lexicon = lexicon;
  }

  /** Checks; see {@link Checker#check}. */
  public CheckResult check(CheckRequest request) {
    List<Demand> demands = new ArrayList<>();
    List<CheckResult.Audience> audiences = new ArrayList<>();
    Set<Relation> active = new LinkedHashSet<>();
    for (String audience : new LinkedHashSet<>(request.audiences())) {
      List<Demand> own = demands(audience, request, active);
      demands.addAll(own);
      audiences.add(answer(audience, own, request));
    }
    Merge merge = new Merge(demands, request.lang(), request.wording());
    LabelText label = merge.label();
    PageText page = PageText.of(request.html(), lexicon);
    Commerce commerce = Commerce.of(page, List.copyOf(active), lexicon, request.lang());
    Findings findings = new Findings(page, request.wording());
    String proposed = label == null ? "" : label.text();
    LinkChecks links = new LinkChecks(page, commerce, request, findings);
    LabelChecks labels = new LabelChecks(page, commerce, findings, proposed);
    for (Demand demand : demands) {
      boolean marked = links.check(demand);
      labels.check(demand, marked);
    }
    links.checkRest(demands);
    commerce.unrecorded(active).forEach(findings::suspicion);
    return new CheckResult(
        demands.stream()
            .anyMatch(demand -> demand.wantsLabel() || demand.rule().perLink().isPresent()),
        label,
        audiences,
        findings.sorted(request.dismissed(), MAX_FINDINGS),
        merge.conflicts(),
        links.marks(demands),
        links.key(demands),
        notes(demands, request));
  }

  private List<Demand> demands(String audience, CheckRequest request, Set<Relation> active) {
    if (!book.knows(audience)) {
      throw Refused.invalid(
          "/audiences/" + request.audiences().indexOf(audience),
          "unknown-audience",
          Statement.of(
              "problem.unknown-audience",
              "audience",
              audience,
              "known",
              String.join(", ", book.jurisdictions().keySet())));
    }
    Optional<RulePack> pack = book.pack(audience, request.at());
    if (pack.isEmpty()) {
      return List.of();
    }
    List<Demand> demands = new ArrayList<>();
    for (Rule rule : pack.get().rules()) {
      if (rule.holdsOn(request.at())
          && (rule.mediums().isEmpty() || rule.mediums().contains(request.medium()))) {
        List<Relation> spoken =
            request.relations().stream()
                .filter(relation -> rule.connections().contains(relation.kind()))
                .filter(relation -> counts(relation, rule, request.at()))
                .toList();
        if (!spoken.isEmpty()) {
          active.addAll(spoken);
          demands.add(Demand.of(audience, pack.get(), rule, spoken, request));
        }
      }
    }
    return demands;
  }

  private static boolean counts(Relation relation, Rule rule, LocalDate at) {
    return relation.from().map(from -> !from.isAfter(at)).orElse(true)
        && relation.to().map(to -> !to.plusDays(rule.lookbackDays()).isBefore(at)).orElse(true);
  }

  private CheckResult.Audience answer(String audience, List<Demand> demands, CheckRequest request) {
    Optional<RulePack> pack = book.pack(audience, request.at());
    Set<String> accepted = new LinkedHashSet<>();
    List<CheckResult.Refused> refused = new ArrayList<>();
    for (Demand demand : demands) {
      demand.accepted().forEach(text -> accepted.add(text.shown()));
      for (Rule.Refusal refusal : demand.rule().refused()) {
        refused.add(
            new CheckResult.Refused(
                refusal.text(),
                demand.pack().text(refusal.reason(), request.wording().language()),
                SourceView.of(demand.source(refusal))));
      }
    }
    return new CheckResult.Audience(
        audience,
        demands.stream()
            .anyMatch(demand -> demand.wantsLabel() || demand.rule().perLink().isPresent()),
        List.copyOf(accepted),
        refused,
        reason(pack, demands, request),
        demands.stream().map(demand -> demand.rule().id()).toList(),
        pack.map(RulePack::edition),
        demands.stream()
            .findFirst()
            .map(Demand::source)
            .or(() -> pack.map(p -> p.sources().get(0)))
            .map(SourceView::of));
  }

  private static String reason(
      Optional<RulePack> pack, List<Demand> demands, CheckRequest request) {
    Wording wording = request.wording();
    if (pack.isEmpty()) {
      return wording.say("reason.no-pack", "day", request.at());
    }
    List<String> sentences = new ArrayList<>();
    for (Demand demand : demands) {
      sentences.add(demand.pack().text(demand.rule().summary(), wording.language()));
    }
    for (Relation relation : request.relations()) {
      timing(relation, pack.get(), request).map(wording::say).ifPresent(sentences::add);
    }
    return sentences.isEmpty() ? wording.say("reason.no-tie") : String.join(" ", sentences);
  }

  /** Why a tie that has ended or not begun counts or does not; empty for one that lasts. */
  private static Optional<Statement> timing(
      Relation relation, RulePack pack, CheckRequest request) {
    Statement tie = named(relation);
    List<Rule> rules =
        pack.rules().stream()
            .filter(
                rule -> rule.connections().contains(relation.kind()) && rule.holdsOn(request.at()))
            .toList();
    if (rules.isEmpty()) {
      return Optional.of(Statement.of("reason.no-rule", "tie", tie));
    }
    if (relation.from().filter(from -> from.isAfter(request.at())).isPresent()) {
      return Optional.of(
          Statement.of("reason.begins", "tie", tie, "day", relation.from().orElseThrow()));
    }
    Optional<LocalDate> ended = relation.to().filter(to -> to.isBefore(request.at()));
    if (ended.isEmpty()) {
      return Optional.empty();
    }
    int lookback = rules.stream().mapToInt(Rule::lookbackDays).max().orElse(0);
    if (lookback == 0) {
      return Optional.of(Statement.of("reason.ended", "tie", tie, "day", ended.get()));
    }
    boolean counts = ChronoUnit.DAYS.between(ended.get(), request.at()) <= lookback;
    return Optional.of(
        Statement.of(
            counts ? "reason.ended.counts" : "reason.ended.long-ago",
            "tie",
            tie,
            "day",
            ended.get(),
            "days",
            lookback));
  }

  private static Statement named(Relation relation) {
    Statement kind = relation.kind().named();
    String brand = relation.brand().name();
    return brand.isEmpty() ? kind : Statement.of("tie.named", "kind", kind, "brand", brand);
  }

  private static List<CheckResult.Note> notes(List<Demand> demands, CheckRequest request) {
    return demands.stream()
        .flatMap(
            demand ->
                demand.rule().hints().stream()
                    .filter(
                        hint ->
                            hint.mediums().isEmpty() || hint.mediums().contains(request.medium()))
                    .map(
                        hint ->
                            new CheckResult.Note(
                                demand.audience(),
                                demand.pack().text(hint.text(), request.wording().language()),
                                SourceView.of(
                                    hint.source()
                                        .flatMap(demand.pack()::source)
                                        .orElseGet(demand::source)))))
        .distinct()
        .sorted(Comparator.comparing(CheckResult.Note::audience))
        .collect(Collectors.toList());
  }
}
