// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param next cursor of the next part, if there is one
 * @param total number of reviews that match, on all pages
 */
public record ReviewPage(List<Review> items, Optional<String> next, long total) {
  /** Copies collections. */
  public ReviewPage {
    items = List.copyOf(items);
  }
}
