// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.EntityManager;

/** Purchases that the shop reported, as proofs of reviews. */
public interface Purchases {
  /**
   * What an author says to have bought. Must not be called inside a transaction.
   *
   * @param order number of the order as the author gives it
   * @param email address of the author
   */
  Claimed claimed(String order, String email, String product);

  /**
   * Takes a purchase as the proof of a review, inside the work that stores the review. Each product
   * of an order proves one review.
   *
   * @return false if the shop reported no purchase of this product with this number and address, or
   *     it was the proof of another review; what was claimed is kept for {@link #settle}
   */
  boolean prove(EntityManager manager, Claimed claimed, String review);

  /**
   * Verifies the reviews that named an order before it was reported, the first of each product.
   * Must not be called inside a transaction.
   */
  void settle(String order);

  /**
   * A purchase that nobody has looked for yet.
   *
   * @param order number of the order
   * @param product id of what was bought
   * @param buyer keyed hash of the address
   * @param orderHash keyed hash of the number, which may be kept
   */
  record Claimed(String order, String product, String buyer, String orderHash) {}
}
