// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.token;

import java.time.Instant;
import java.util.List;

/**
 * What a link says of its bearer.
 *
 * @param purpose what it may be used for, and nothing else
 * @param subject id of the order or review; no address of a person
 * @param items products it counts for; empty where that means nothing
 * @param expires when it ends
 */
public record Claim(Purpose purpose, String subject, List<String> items, Instant expires) {
  /** Copies collections. */
  public Claim {
    items = List.copyOf(items);
  }

  /** What a link may be used for. */
  public enum Purpose {
    /** To review the products of an order. */
    INVITATION,
    /** To end review requests to an address. */
    OPT_OUT,
    /** To allow or end the quoting of a review. */
    QUOTE
  }
}
