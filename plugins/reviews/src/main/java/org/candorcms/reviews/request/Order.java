// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the shop tells about an order. There is no member for how content the buyer is, and there
 * must never be one: everybody is asked alike (UK DMCC Act 2024 schedule 20 paragraph 13 names
 * inviting only happy buyers as misleading).
 *
 * @param id of the shop
 * @param email where the buyer is reached
 * @param name how the buyer is addressed; empty if unknown
 * @param language of the mail, BCP 47; empty for the site's
 * @param jurisdiction country whose law holds, ISO 3166-1 alpha-2
 * @param products what was bought, at least one
 * @param deliveredAt when all of it had arrived
 * @param refundedAt when it was paid back
 * @param openTicket whether a complaint or question of the buyer is still open
 * @param marketingNotice whether the buyer was told, when the address was asked for, that it will
 *     be used for such mail and how to object
 */
public record Order(
    String id,
    String email,
    String name,
    String language,
    String jurisdiction,
    List<Item> products,
    Optional<Instant> deliveredAt,
    Optional<Instant> refundedAt,
    boolean openTicket,
    boolean marketingNotice) {
  /** Copies collections. */
  public Order {
    products = List.copyOf(products);
  }

  /**
   * A product.
   *
   * @param id as in reviews
   * @param name as the buyer knows it; empty for the id
   */
  public record Item(String id, String name) {}
}
