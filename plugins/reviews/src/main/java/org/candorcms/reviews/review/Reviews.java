// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what is public. Every answer takes the same number of queries however many reviews there
 * are.
 */
public interface Reviews {
  /** Cache tag of everything that shows reviews of a product. */
  static String tag(String product) {
    return "reviews." + product;
  }

  /** Cache tag of what shows reviews of many products. */
  String TAG = "reviews";

  /**
   * A page of published reviews. Two queries.
   *
   * @throws org.candorcms.api.problem.ProblemException 400 for a cursor that no page answered
   */
  ReviewPage page(ReviewQuery query);

  /** A published review. */
  Optional<Review> find(String id);

  /** Published reviews by id, without those that are not there; order as asked for. One query. */
  List<Review> find(Collection<String> ids);

  /** The headline of a product. One query. */
  default Rating rating(String product) {
    return ratings(List.of(product)).getOrDefault(product, Rating.NONE);
  }

  /** The headlines of products, each one asked for included. One query. */
  Map<String, Rating> ratings(Collection<String> products);

  /** How many reviews of each sort a product has. Two queries. */
  Facets facets(String product);

  /**
   * The rating by the reviews that match, incentivised ones told apart, as for "people like you";
   * never a headline. Sort, limit and cursor do not matter.
   */
  Rating segment(ReviewQuery query);

  /** Published reviews whose authors consent to being quoted, most useful first. One query. */
  List<Review> quotable(String product, int limit);
}
