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

  /** Compares one star with five. */
  static Fairness of(int days, List<Star> byStar) {
    Star worst = byStar.get(0);
    Star best = byStar.get(4);
    boolean enough = worst.decided() + best.decided() >= LEAST;
    // rejected / decided of one star > 2 times that of five stars, without dividing
    boolean unlike =
        worst.rejected() > 0
            && worst.rejected() * Math.max(1, best.decided())
                > 2 * best.rejected() * worst.decided();
    return new Fairness(days, byStar, enough && unlike);
  }

  /**
   * Decisions on reviews with so many stars.
   *
   * @param medianWait time to the decision that half of them did not exceed
   */
  public record Star(int rating, long decided, long rejected, Duration medianWait) {}
}
