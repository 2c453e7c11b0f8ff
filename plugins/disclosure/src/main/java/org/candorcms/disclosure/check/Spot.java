// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

/**
 * Words at a place of the page.
 *
 * @param block the line that holds them
 * @param from position in the block
 * @param to position after them
 * @param pile whether they are one of several hashtags in a row and not the first
 */
record Spot(Block block, int from, int to, boolean pile) {
  int offset() {
    return block.offset(from);
  }

  /** Visible characters before it. */
  int before() {
    return block.before + from;
  }

  boolean covers(Spot other) {
    return from <= other.from && to >= other.to;
  }

  boolean overlaps(Spot other) {
    return from < other.to && to > other.from;
  }

  /** Characters between two spots of one line. */
  int apart(Spot other) {
    return Math.max(0, Math.max(from - other.to, other.from - to));
  }
}
