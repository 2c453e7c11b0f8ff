// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headline of a product: reviews for which nothing was given. It never changes with a filter.
 * Page, structured data, API and feed show these very numbers.
 *
 * @param count organic reviews
 * @param average of the organic ones, rounded to two decimals; null when there are none
 * @param histogram organic reviews with 1 to 5 stars
 * @param incentivised those for which the author got something
 */
public record Rating(
    long count, @Nullable Double average, List<Long> histogram, Incentivised incentivised) {
  /** Nothing yet. */
  public static final Rating NONE = of(new long[5], new long[5]);

  /** Copies collections. */
  public Rating {
    histogram = List.copyOf(histogram);
  }

  /**
   * Reviews for which the author got something.
   *
   * @param average rounded to two decimals; null when there are none
   */
  public record Incentivised(long count, @Nullable Double average) {}

  /** Sums up two histograms of five. */
  static Rating of(long[] organic, long[] incentivised) {
    return new Rating(
        count(organic),
        average(organic),
        java.util.Arrays.stream(organic).boxed().toList(),
        new Incentivised(count(incentivised), average(incentivised)));
  }

  private static long count(long[] histogram) {
    return java.util.Arrays.stream(histogram).sum();
  }

  private static @Nullable Double average(long[] histogram) {
    long stars = 0;
    for (int i = 0; i < histogram.length; i++) {
      stars += (i + 1) * histogram[i];
    }
    long count = count(histogram);
    return count == 0
        ? null
        : BigDecimal.valueOf(stars)
            .divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP)
            .doubleValue();
  }
}
