// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which published reviews, in which order.
 *
 * @param product id of the product; empty for all
 * @param ratings any of these; empty for all
 * @param verified only with (or without) proof
 * @param since published at or after
 * @param lang BCP 47; empty for all
 * @param attributes any of the texts for each name; every name must match
 * @param limit 1 to {@link #MAX_LIMIT}
 * @param cursor from the page before; empty for the first
 */
public record ReviewQuery(
    String product,
    Set<Integer> ratings,
    Optional<Boolean> verified,
    Optional<Instant> since,
    String lang,
    Map<String, List<String>> attributes,
    Sort sort,
    int limit,
    String cursor) {
  /** Longest page. */
  public static final int MAX_LIMIT = 100;

  /** Copies collections. */
  public ReviewQuery {
    ratings = Set.copyOf(ratings);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    attributes.forEach((name, texts) -> copy.put(name, List.copyOf(texts)));
    attributes = java.util.Collections.unmodifiableMap(copy);
  }

  /** The first page of everything about a product, most useful first. */
  public static ReviewQuery of(String product) {
    return new ReviewQuery(
        product, Set.of(), Optional.empty(), Optional.empty(), "", Map.of(), Sort.USEFUL, 20, "");
  }
}
