// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Purchases that the shop reported, as proofs of reviews. */
public interface Purchases {
  /**
   * Takes a purchase as the proof of a review, inside the work that stores the review. Each product
   * of an order proves one review.
   *
   * @param order number of the order as the author gives it
   * @param email address of the author
   * @return keyed hash of the order's number; empty if the shop reported no purchase of this
   *     product with this number and address, or it was the proof of another review
   */
  Optional<String> prove(
      EntityManager manager, String order, String email, String product, String review);
}
