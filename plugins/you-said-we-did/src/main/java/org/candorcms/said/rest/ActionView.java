// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.Status;
import org.candorcms.said.promise.Finding;
import org.jspecify.annotations.Nullable;

/**
 * An action as it is answered.
 *
 * @param overdue whether it should have been finished; computed, never stored
 * @param overdueDays since when, in days; 0 if it is not
 * @param disputes visitors for whom it is not done, in the present round
 * @param disputed whether visitors have reopened it
 * @param change number of its present change
 * @param owner left out for visitors where it is a mail address
 * @param followers how many follow it; for editors only
 * @param warnings what to think about, after a write
 */
public record ActionView(
    String id,
    String slug,
    String url,
    String title,
    @Nullable String asked,
    Said said,
    @Nullable String did,
    @Nullable String couldNot,
    @Nullable String reason,
    @Nullable String next,
    @Nullable LocalDate checkOn,
    @Nullable LocalDate due,
    @Nullable String owner,
    Status status,
    @Nullable Instant doneAt,
    boolean overdue,
    long overdueDays,
    List<Evidence> evidence,
    List<Quote> quotes,
    String lang,
    @Nullable String theme,
    @Nullable String product,
    @Nullable String translationOf,
    long disputes,
    boolean disputed,
    @Nullable Instant disputedAt,
    long change,
    Instant changedAt,
    long version,
    Instant createdAt,
    Instant updatedAt,
    Optional<Long> followers,
    Optional<List<Finding>> warnings,
    List<String> labels) {

  /** What people said, and how many of how many. */
  public record Said(String summary, long voices, long of) {}

  /** What shows that it was done. */
  public record Evidence(String url, @Nullable String note) {}

  /** Words of a voice that may be quoted. */
  public record Quote(String voice, String text, @Nullable String author) {}

  static ActionView of(
      Action action,
      String url,
      LocalDate today,
      boolean editor,
      Optional<Long> followers,
      Optional<List<Finding>> warnings,
      List<String> labels) {
    boolean hidden = !editor && action.owner().indexOf('@') >= 0;
    return new ActionView(
        action.id(),
        action.slug(),
        url,
        action.title(),
        none(action.asked()),
        new Said(action.said().summary(), action.said().voices(), action.said().of()),
        none(action.did()),
        none(action.couldNot()),
        none(action.reason()),
        none(action.next()),
        action.checkOn().orElse(null),
        action.due().orElse(null),
        hidden ? null : none(action.owner()),
        action.status(),
        action.doneAt().orElse(null),
        action.overdueDays(today) > 0,
        action.overdueDays(today),
        action.evidence().stream().map(e -> new Evidence(e.url(), none(e.note()))).toList(),
        action.quotes().stream()
            .map(q -> new Quote(q.voice(), q.excerpt(), none(q.author())))
            .toList(),
        action.lang(),
        none(action.theme()),
        none(action.product()),
        none(action.translationOf()),
        action.disputes(),
        action.disputed(),
        action.disputedAt().orElse(null),
        action.change(),
        action.changedAt(),
        action.version(),
        action.createdAt(),
        action.updatedAt(),
        followers,
        warnings,
        labels);
  }

  private static @Nullable String none(String text) {
    return text.isEmpty() ? null : text;
  }
}
