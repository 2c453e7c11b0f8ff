// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.util.Map;

/**
 * How many actions there are.
 *
 * @param byStatus every status, zero included
 * @param overdue open ones that should have been finished
 * @param disputed open ones that visitors have reopened
 */
public record Summary(Map<Status, Long> byStatus, long total, long overdue, long disputed) {
  /** Copies collections. */
  public Summary {
    byStatus = Map.copyOf(byStatus);
  }

  /** Those with a status. */
  public long count(Status status) {
    return byStatus.getOrDefault(status, 0L);
  }
}
