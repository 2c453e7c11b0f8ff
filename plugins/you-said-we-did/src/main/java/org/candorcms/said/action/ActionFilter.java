// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.util.Set;

/**
 * Which actions a list shows; what is empty does not restrict.
 *
 * @param overdueOnly only those that should have been finished
 * @param disputedOnly only those that visitors have reopened
 */
public record ActionFilter(
    String lang,
    Set<Status> statuses,
    String theme,
    String product,
    boolean overdueOnly,
    boolean disputedOnly) {
  /** Everything. */
  public static final ActionFilter ALL = new ActionFilter("", Set.of(), "", "", false, false);

  /** Copies collections. */
  public ActionFilter {
    statuses = Set.copyOf(statuses);
  }

  /** Everything in a language. */
  public static ActionFilter in(String lang) {
    return new ActionFilter(lang, Set.of(), "", "", false, false);
  }
}
