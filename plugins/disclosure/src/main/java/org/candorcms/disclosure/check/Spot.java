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
}
