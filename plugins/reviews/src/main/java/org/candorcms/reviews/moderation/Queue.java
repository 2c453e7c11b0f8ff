// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import java.util.List;
import java.util.Optional;

/** Part of the queue, oldest first. */
public record Queue(List<Waiting> items, Optional<String> next, long total) {
  /** Copies collections. */
  public Queue {
    items = List.copyOf(items);
  }
}
