// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.reviews.review.Review;

/**
 * A review as moderators see it.
 *
 * @param email of the author; may be empty
 * @param hints what to look at
 * @param flags complaints by visitors
 * @param flagReasons reasons of the complaints
 * @param publishesAt when it is published by itself, unless somebody decides before
 * @param decision the last one
 */
public record Waiting(
    Review review,
    String email,
    List<Hint> hints,
    long flags,
    List<String> flagReasons,
    Optional<Instant> publishesAt,
    Optional<Decision> decision) {
  /** Copies collections. */
  public Waiting {
    hints = List.copyOf(hints);
    flagReasons = List.copyOf(flagReasons);
  }

  /**
   * A decision.
   *
   * @param reason code of a {@link Reason}; empty for an approval
   * @param note to the author; may be empty
   * @param by who decided; empty for the clock
   */
  public record Decision(String reason, String note, String by, Instant at) {}
}
