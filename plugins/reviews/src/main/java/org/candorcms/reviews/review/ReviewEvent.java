// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.time.Instant;

/**
 * Something that happened to a review.
 *
 * @param id UUIDv7, the same when it is told again
 * @param review its id
 */
public record ReviewEvent(String id, Kind kind, String review, String product, Instant at) {
  /** What happened. */
  public enum Kind {
    /** It came in. */
    SUBMITTED,
    /** It was published. */
    APPROVED,
    /** It was refused. */
    REJECTED,
    /** The decision was taken back at once; it waits again. */
    REOPENED,
    /** The merchant answered. */
    REPLIED,
    /** A visitor complained. */
    FLAGGED
  }
}
