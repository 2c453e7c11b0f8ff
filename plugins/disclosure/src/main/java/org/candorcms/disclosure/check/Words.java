// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.text.Normalizer;
import java.util.Locale;

/** Compares words the way a reader does: without case, signs around them and the # of a tag. */
final class Words {
  /** Before it there is nothing that could be joined to a letter. */
  private static final char FIRST_MARK = 0x300;

  private Words() {}

  /** Lower case, character by character, so that positions stay what they are. */
  static String lower(String text) {
    int i = 0;
    while (i < text.length() && lower(text.charAt(i)) == text.charAt(i)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    char[] all = text.toCharArray();
    for (; i < all.length; i++) {
      all[i] = lower(all[i]);
    }
    return new String(all);
  }

  private static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
    return Character.toLowerCase(c);
  }

  static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_MARK) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /** What two texts have in common when they are the same words. */
  static String key(String text) {
    String plain = lower(composed(text));
    StringBuilder key = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean space = Character.isWhitespace(c);
      if (c != '#' && !(space && (key.length() == 0 || key.charAt(key.length() - 1) == ' '))) {
        key.append(space ? ' ' : c);
      }
    }
    return trimmed(key.toString());
  }

  /** Without signs, symbols and spaces at both ends. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && !wordly(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && !wordly(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  /** Letters, digits and the marks of scripts that write vowels above and below. */
  static boolean wordly(int c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  /** Whether a script writes words without spaces between them. */
  static boolean unspaced(int c) {
    return c >= 0x0E00 && c <= 0x0EFF || c >= 0x1780 && c <= 0x17FF || c >= 0x3040 && c <= 0x9FFF;
  }

  /**
   * Finds words in a lower-case text from a position on, at the borders of words.
   *
   * @return the position, or -1
   */
  static int find(String text, String words, int from) {
    for (int at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
      if (border(text, at) && border(text, at + words.length())) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Finds words that begin within so many characters; looks no further, so that a long text of many
   * beginnings is not read over and over.
   *
   * @return the position, or -1
   */
  static int near(String text, String words, int from, int within) {
    int last = Math.min(text.length() - words.length(), from + within);
    for (int at = from; at <= last; at++) {
      if (text.startsWith(words, at)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a word may begin or end between two characters. */
  static boolean border(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return true;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return !wordly(before) || !wordly(after) || unspaced(before) || unspaced(after);
  }

  static boolean sameLanguage(String tag, Locale language) {
    int dash = tag.indexOf('-');
    return (dash < 0 ? tag : tag.substring(0, dash)).equalsIgnoreCase(language.getLanguage());
  }
}
