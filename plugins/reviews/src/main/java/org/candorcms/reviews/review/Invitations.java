// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.time.Duration;

/** Signed invitations: whoever sends one back with a review had the order it was made for. */
public interface Invitations {
  /**
   * Makes an invitation.
   *
   * @param order number of the order; only its hash is kept
   * @param email whom it is sent to; only its hash is kept
   * @return token for one review of this product
   */
  String issue(String product, String order, String email, Duration valid);
}
