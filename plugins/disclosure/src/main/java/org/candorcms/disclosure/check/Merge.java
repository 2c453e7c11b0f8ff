// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.candorcms.disclosure.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The strictest merge: the fewest words of which every demand accepts one and none refuses any.
 * Words of several languages stand side by side, that of the content first.
 */
final class Merge {
  private final List<Demand> demands;
  private final Locale language;
  private final Wording wording;
  private final Map<String, Term> terms = new LinkedHashMap<>();

  /** A text that some demands accept and none refuses. */
  private record Term(Demand.Text text, BitSet does) {}

  Merge(List<Demand> demands, Locale language, Wording wording) {
    this.wording = wording;
    this.demands = demands.stream().filter(Demand::wantsLabel).toList();
    this.language = language;
    for (int i = 0; i < this.demands.size(); i++) {
      for (Demand.Text text : this.demands.get(i).accepted()) {
        if (!text.equivalent() && refusers(text.key()).isEmpty()) {
          terms.computeIfAbsent(text.key(), key -> new Term(text, new BitSet())).does().set(i);
        }
      }
    }
  }

  private List<Demand> refusers(String key) {
    return demands.stream().filter(demand -> demand.spoiledBy(key).isPresent()).toList();
  }

  /** The label; null where none is wanted or none satisfies all. */
  @Nullable LabelText label() {
    if (demands.isEmpty()) {
      return null;
    }
    List<Term> best = chosen();
    if (best.isEmpty()) {
      return null;
    }
    List<Term> ordered = new ArrayList<>(best);
    ordered.sort(
        java.util.Comparator.comparing((Term term) -> !ofContent(term.text()))
            .thenComparing(term -> term.does().nextSetBit(0)));
    String text =
        ordered.stream().map(term -> term.text().shown()).collect(Collectors.joining(" / "));
    return new LabelText(
        text,
        ofContent(ordered.get(0).text()) ? language.toLanguageTag() : ordered.get(0).text().lang());
  }

  private boolean ofContent(Demand.Text text) {
    return Words.sameLanguage(text.lang(), language);
  }

  private List<Term> chosen() {
    List<Term> useful = useful();
    for (int size = 1; size <= demands.size(); size++) {
      List<Term> found = cover(useful, new BitSet(), size);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** Of terms that do for the same demands only the preferred one. */
  private List<Term> useful() {
    Map<BitSet, Term> byDemands = new LinkedHashMap<>();
    for (Term term : terms.values()) {
      byDemands.merge(
          term.does(), term, (a, b) -> !ofContent(a.text()) && ofContent(b.text()) ? b : a);
    }
    return List.copyOf(byDemands.values());
  }

  private List<Term> cover(List<Term> useful, BitSet done, int size) {
    int next = done.nextClearBit(0);
    for (Term term : useful) {
      if (!term.does().get(next)) {
        continue;
      }
      BitSet now = (BitSet) done.clone();
      now.or(term.does());
      if (now.cardinality() == demands.size()) {
        return List.of(term);
      }
      if (size > 1) {
        List<Term> rest = cover(useful, now, size - 1);
        if (!rest.isEmpty()) {
          List<Term> all = new ArrayList<>();
          all.add(term);
          all.addAll(rest);
          return all;
        }
      }
    }
    return List.of();
  }

  /** Why there is no label, where one is wanted. */
  List<CheckResult.Conflict> conflicts() {
    List<CheckResult.Conflict> conflicts = new ArrayList<>();
    for (int i = 0; i < demands.size(); i++) {
      int index = i;
      if (terms.values().stream().noneMatch(term -> term.does().get(index))) {
        conflicts.add(conflict(demands.get(i)));
      }
    }
    return conflicts;
  }

  private CheckResult.Conflict conflict(Demand demand) {
    List<CheckResult.Refusal> refusals = new ArrayList<>();
    List<String> audiences = new ArrayList<>(List.of(demand.audience()));
    for (Demand.Text text : demand.accepted()) {
      for (Demand other : refusers(text.key())) {
        other
            .spoiledBy(text.key())
            .ifPresent(
                one ->
                    refusals.add(
                        new CheckResult.Refusal(
                            text.shown(),
                            demand.audience(),
                            other.audience(),
                            SourceView.of(other.source(one)))));
        if (!audiences.contains(other.audience())) {
          audiences.add(other.audience());
        }
      }
    }
    String words =
        demand.accepted().stream()
            .map(Demand.Text::shown)
            .distinct()
            .limit(5)
            .collect(Collectors.joining(", "));
    String message =
        refusals.isEmpty()
            ? wording.say("conflict.judgement", "audience", demand.audience(), "words", words)
            : wording.say(
                "conflict.refused",
                "audience",
                demand.audience(),
                "words",
                words,
                "by",
                String.join(", ", audiences.subList(1, audiences.size())));
    return new CheckResult.Conflict(audiences, message, refusals);
  }
}
