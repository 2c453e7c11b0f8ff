// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.time.Instant;

/**
 * The proof that the author had the product.
 *
 * @param method {@link #INVITATION}, {@link #IMPORT} or {@link #PURCHASE_FEED}
 * @param at when it was checked
 */
public record Verification(String method, Instant at) {
  /** A signed invitation that was sent for an order. */
  public static final String INVITATION = "invitation";

  /** Another shop system vouched for it when the review was imported. */
  public static final String IMPORT = "import";

  /** Order number, address and product are those of a purchase that the shop reported. */
  public static final String PURCHASE_FEED = "purchase-feed";
}
