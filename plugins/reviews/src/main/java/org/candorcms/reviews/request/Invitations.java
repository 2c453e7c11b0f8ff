// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an invitation proves. The token of an invitation was signed here and mailed to the buyer of
 * an order, so a review that comes with it is verified by the method {@code invitation}.
 */
public interface Invitations {
  /**
   * A token for one review of one product of an order.
   *
   * @param valid how long it counts
   */
  String issue(String order, String product, Duration valid);

  /** The product that a token is for; empty if it was not signed here or has ended. */
  Optional<String> product(String token);

  /**
   * What a token proves for a product.
   *
   * @return empty if it was not signed here, has ended, or is for another product
   */
  Optional<Proof> check(String token, String product);

  /**
   * Uses a proof up, inside the work that stores the review.
   *
   * @throws org.candorcms.api.problem.ProblemException 409 {@code reviews.invitation-used} if the
   *     product was reviewed with it before
   */
  void use(EntityManager manager, Proof proof, String reviewId);

  /**
   * A proof of purchase.
   *
   * @param order id of the order in the shop
   * @param product what was bought
   * @param orderHash keyed hash of the order's id, safe to publish: the shop can find the order by
   *     it, nobody else can
   * @param at when it was checked
   */
  record Proof(String order, String product, String orderHash, Instant at) {}
}
