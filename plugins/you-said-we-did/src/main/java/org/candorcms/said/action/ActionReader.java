// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.said.store.ActionRow;
import org.candorcms.said.store.EvidenceRow;

/** Rows of actions together with their evidence and quotes, read in one go. */
final class ActionReader {
  private final List<ActionRow> rows;
  private final Map<String, List<Action.Evidence>> evidence;
  private final Map<String, List<Action.Quote>> quotes;

  private ActionReader(
      List<ActionRow> rows,
      Map<String, List<Action.Evidence>> evidence,
      Map<String, List<Action.Quote>> quotes) {
    this.rows = rows;
    this.evidence = evidence;
    this.quotes = quotes;
  }

  static ActionReader of(EntityManager em, List<ActionRow> rows) {
    List<String> ids = rows.stream().map(row -> row.id).toList();
    if (ids.isEmpty()) {
      return new ActionReader(rows, Map.of(), Map.of());
    }
    Map<String, List<Action.Evidence>> evidence =
        em
            .createQuery(
                "select e from EvidenceRow e where e.actionId in :ids order by e.itemNo",
                EvidenceRow.class)
            .setParameter("ids", ids)
            .getResultList()
            .stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.actionId,
                    Collectors.mapping(
                        e -> new Action.Evidence(e.url, e.note), Collectors.toList())));
    Map<String, List<Action.Quote>> quotes = new HashMap<>();
    for (Object[] line :
        em.createQuery(
                "select q.actionId, q.voiceId, q.excerpt, v.author, v.lang from QuoteRow q, VoiceRow v"
                    + " where v.id = q.voiceId and q.actionId in :ids and v.quoteAllowed = true"
                    + " order by q.itemNo",
                Object[].class)
            .setParameter("ids", ids)
            .getResultList()) {
      quotes
          .computeIfAbsent((String) line[0], id -> new java.util.ArrayList<>())
          .add(
              new Action.Quote(
                  (String) line[1], (String) line[2], (String) line[3], (String) line[4]));
    }
    return new ActionReader(rows, evidence, quotes);
  }

  /** Voices whose words are kept with these actions. */
  Collection<String> quoted() {
    return quotes.values().stream()
        .flatMap(List::stream)
        .map(Action.Quote::voice)
        .collect(Collectors.toSet());
  }

  /** The actions, with those quotes only that may be shown. */
  List<Action> actions(Set<String> quotable) {
    return rows.stream().map(row -> action(row, quotable)).toList();
  }

  private Action action(ActionRow row, Set<String> quotable) {
    return new Action(
        row.id,
        row.slug,
        row.lang,
        row.title,
        row.asked,
        new Action.Said(row.saidSummary, row.saidVoices, row.saidOf),
        row.did,
        row.couldNot,
        row.reason,
        row.nextStep,
        Optional.ofNullable(row.checkOn),
        Optional.ofNullable(row.dueOn),
        row.ownerName,
        Status.of(row.status).orElseThrow(),
        instant(row.doneAt),
        evidence.getOrDefault(row.id, List.of()),
        quotes.getOrDefault(row.id, List.of()).stream()
            .filter(quote -> quotable.contains(quote.voice()))
            .toList(),
        row.themeId,
        row.product,
        row.translationOf,
        row.changeNo,
        Instant.ofEpochMilli(row.changedAt),
        row.disputes,
        instant(row.disputedAt),
        row.version,
        Instant.ofEpochMilli(row.createdAt),
        Instant.ofEpochMilli(row.updatedAt));
  }

  private static Optional<Instant> instant(long millis) {
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
