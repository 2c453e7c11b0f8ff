// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import org.candorcms.reviews.review.Status;

/**
 * Which reviews a moderator looks at.
 *
 * @param status where they stand
 * @param product id; empty for all
 * @param hint code of a hint; empty for all
 * @param flagged only those that visitors complained about
 */
public record QueueFilter(Status status, String product, String hint, boolean flagged) {
  /** Everything that waits. */
  public static final QueueFilter WAITING = new QueueFilter(Status.PENDING, "", "", false);
}
