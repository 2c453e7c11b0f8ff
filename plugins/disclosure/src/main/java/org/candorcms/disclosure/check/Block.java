// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A line or paragraph of text: what a reader takes in as one, with its place in the source. */
final class Block {
  /** The text, spaces as one space. */
  private char[] text = new char[64];

  private int length;

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
    if (c > ' ' && c < 0x7F) {
      put(c, offset);
      return;
    }
    boolean space = Character.isWhitespace(c) || c == '\u00A0' || c == '\u200B' || c == '\u00AD';
    if (c == '\u200B' || c == '\u00AD') {
      return;
    }
    if (space && (length == 0 || text[length - 1] == ' ')) {
      return;
    }
    put(space ? ' ' : c, offset);
  }

  private void put(char c, int offset) {
    if (length == offsets.length) {
      offsets = Arrays.copyOf(offsets, length * 2);
      text = Arrays.copyOf(text, length * 2);
    }
    offsets[length] = offset;
    text[length++] = c;
  }

  void close() {
    whole = String.valueOf(text, 0, length);
    lower = Words.lower(whole);
  }

  String text() {
    return whole.isEmpty() ? String.valueOf(text, 0, length) : whole;
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
    return length;
  }

  boolean blank() {
    return length == 0 || length == 1 && text[0] == ' ';
  }

  /** Where a character is in the source. */
  int offset(int position) {
    if (length == 0) {
      return 0;
    }
    return offsets[Math.max(0, Math.min(position, length - 1))];
  }
}
