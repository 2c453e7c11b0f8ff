// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A line or paragraph of text: what a reader takes in as one, with its place in the source. */
final class Block {
  /** The text, spaces as one space. */
  private final StringBuilder text = new StringBuilder();

  private String whole = "";

  private int[] offsets = new int[64];
  private String lower = "";
  private @Nullable Tokens tokens;
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
    whole = text.toString();
    lower = Words.lower(whole);
  }

  String text() {
    return whole.isEmpty() ? text.toString() : whole;
  }

  /** The text in lower case; positions are those of the text. */
  String lower() {
    return lower;
  }

  /** The words of the text, read when they are first asked for. */
  Tokens tokens() {
    Tokens read = tokens;
    if (read == null) {
      read = new Tokens(this);
      tokens = read;
    }
    return read;
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
