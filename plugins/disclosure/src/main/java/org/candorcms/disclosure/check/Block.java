// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.Arrays;

/** A line or paragraph of text: what a reader takes in as one, with its place in the source. */
final class Block {
  /** The text, spaces as one space. */
  private final StringBuilder text = new StringBuilder();

  private int[] offsets = new int[64];
  private String lower = "";
  final Sight sight;
  final boolean afterMore;

  /** Visible characters of content before this block. */
  final int before;

  Block(Sight sight, boolean afterMore, int before) {
    this.sight = sight;
    this.afterMore = afterMore;
    this.before = before;
  }

  void append(char c, int offset) {
    boolean space = Character.isWhitespace(c) || c == '\u00A0' || c == '\u200B' || c == '\u00AD';
    if (c == '\u200B' || c == '\u00AD') {
      return;
    }
    int length = text.length();
    if (space && (length == 0 || text.charAt(length - 1) == ' ')) {
      return;
    }
    if (length == offsets.length) {
      offsets = Arrays.copyOf(offsets, length * 2);
    }
    offsets[length] = offset;
    text.append(space ? ' ' : c);
  }

  void close() {
    lower = Words.lower(text.toString());
  }

  String text() {
    return text.toString();
  }

  /** The text in lower case; positions are those of the text. */
  String lower() {
    return lower;
  }

  int length() {
    return text.length();
  }

  boolean blank() {
    return text.length() == 0 || text.length() == 1 && text.charAt(0) == ' ';
  }

  /** Where a character is in the source. */
  int offset(int position) {
    if (text.length() == 0) {
      return 0;
    }
    return offsets[Math.max(0, Math.min(position, text.length() - 1))];
  }
}
