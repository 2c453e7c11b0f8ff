// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import java.time.Duration;
import java.util.List;

/**
 * Whether few stars are treated as many are. Source of the comparison: 16 CFR 465.7, and the cases
 * of delaying and withholding negative reviews that UK DMCC Schedule 20 paragraph 13 guidance
 * names.
 *
 * @param days how far back
 * @param byStar for 1 to 5 stars
 * @param alarm whether one-star reviews are rejected more than twice as often as five-star ones,
 *     with at least {@link #LEAST} decisions on the two
 */
public record Fairness(int days, List<Star> byStar, boolean alarm) {
  /** Fewer decisions prove nothing. */
  public static final int LEAST = 20;

  /** Copies collections. */
  public Fairness {
    byStar = List.copyOf(byStar);
  }

  /**
   * Decisions on reviews with so many stars.
   *
   * @param medianWait time to the decision that half of them did not exceed
   */
  public record Star(int rating, long decided, long rejected, Duration medianWait) {}
}
