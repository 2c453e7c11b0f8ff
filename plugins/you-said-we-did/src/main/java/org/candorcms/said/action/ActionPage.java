// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list of actions, latest change first.
 *
 * @param next cursor of the following part
 * @param total of the whole list
 */
public record ActionPage(List<Action> items, Optional<String> next, long total) {
  /** Copies collections. */
  public ActionPage {
    items = List.copyOf(items);
  }
}
