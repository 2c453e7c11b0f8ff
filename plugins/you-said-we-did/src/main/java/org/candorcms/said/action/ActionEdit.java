// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An action as an editor wants it, checked by {@link ActionRules}.
 *
 * @param slug empty to keep the present one, or to make one of the title
 */
public record ActionEdit(
    String id,
    String slug,
    String lang,
    String title,
    String asked,
    Action.Said said,
    String did,
    String couldNot,
    String reason,
    String next,
    Optional<LocalDate> checkOn,
    Optional<LocalDate> due,
    String owner,
    Status status,
    List<Action.Evidence> evidence,
    List<Excerpt> quotes,
    String theme,
    String product,
    String translationOf) {

  /** Copies collections. */
  public ActionEdit {
    evidence = List.copyOf(evidence);
    quotes = List.copyOf(quotes);
  }

  /**
   * Words to show.
   *
   * @param excerpt part of the voice's text, word for word; empty for its beginning
   */
  public record Excerpt(String voice, String excerpt) {}

  /** The same with another status and more evidence. */
  public ActionEdit with(Status newStatus, List<Action.Evidence> more) {
    return new ActionEdit(
        id,
        slug,
        lang,
        title,
        asked,
        said,
        did,
        couldNot,
        reason,
        next,
        checkOn,
        due,
        owner,
        newStatus,
        more.isEmpty()
            ? evidence
            : java.util.stream.Stream.concat(evidence.stream(), more.stream()).distinct().toList(),
        quotes,
        theme,
        product,
        translationOf);
  }

  /** What an action says now, to change a part of it. */
  public static ActionEdit of(Action action) {
    return new ActionEdit(
        action.id(),
        action.slug(),
        action.lang(),
        action.title(),
        action.asked(),
        action.said(),
        action.did(),
        action.couldNot(),
        action.reason(),
        action.next(),
        action.checkOn(),
        action.due(),
        action.owner(),
        action.status(),
        action.evidence(),
        action.quotes().stream().map(q -> new Excerpt(q.voice(), q.excerpt())).toList(),
        action.theme(),
        action.product(),
        action.translationOf());
  }
}
