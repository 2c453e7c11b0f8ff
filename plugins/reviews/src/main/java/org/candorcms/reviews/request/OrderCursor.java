// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import java.util.Optional;

/** Where a page of orders goes on: behind this one. */
public record OrderCursor(long changedAt, String id) {
  /** Before the first. */
  public static final OrderCursor START = new OrderCursor(Long.MAX_VALUE, "");

  static OrderCursor after(OrderRow row) {
    return new OrderCursor(row.changedAt, row.id);
  }

  /** As in an address. */
  public String text() {
    return changedAt + "." + id;
  }

  /** The cursor that was written so. */
  public static Optional<OrderCursor> parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || dot > 18 || text.length() > 160) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OrderCursor(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1)));
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }
}
