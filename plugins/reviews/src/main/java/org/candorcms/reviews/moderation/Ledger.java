// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import java.util.List;
import java.util.Optional;

/** Part of the ledger, newest first. */
public record Ledger(List<LedgerEntry> items, Optional<String> next, long total) {
  /** Copies collections. */
  public Ledger {
    items = List.copyOf(items);
  }
}
