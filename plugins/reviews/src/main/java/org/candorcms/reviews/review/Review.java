// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A review, without what only moderators see.
 *
 * @param id UUIDv7
 * @param product id of the product
 * @param rating 1 to 5
 * @param title may be empty
 * @param body plain text
 * @param author the name it is published under
 * @param lang BCP 47; empty where unknown
 * @param attributes by name, in the order given
 * @param submittedAt when it came in
 * @param publishedAt when it was published; what lists are ordered by
 * @param updatedAt last change that readers see
 * @param helpful votes
 * @param quotable whether the author consents to being quoted at this moment
 */
public record Review(
    String id,
    String product,
    int rating,
    String title,
    String body,
    String author,
    String lang,
    List<String> pros,
    List<String> cons,
    Map<String, String> attributes,
    List<Photo> photos,
    Optional<LocalDate> experiencedOn,
    Status status,
    Instant submittedAt,
    Optional<Instant> publishedAt,
    Instant updatedAt,
    Optional<Verification> verified,
    Optional<Incentive> incentive,
    long helpful,
    Optional<Reply> reply,
    Usefulness usefulness,
    boolean quotable) {
  /** Copies collections. */
  public Review {
    pros = List.copyOf(pros);
    cons = List.copyOf(cons);
    photos = List.copyOf(photos);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
