// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.List;

/**
 * How much a review helps to decide, and why. Stars have no part in it.
 *
 * @param score 0 to 100
 * @param reasons codes in order of weight: {@code detail, trade-off, duration, context, fit, photo,
 *     verified, votes}; the message {@code useful.<code>} says each in words
 */
public record Usefulness(int score, List<String> reasons) {
  /** Copies collections. */
  public Usefulness {
    reasons = List.copyOf(reasons);
  }
}
