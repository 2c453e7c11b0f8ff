// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts texts into comparable pieces. Scripts that put no space between words (Thai, Lao, Khmer,
 * Burmese, Han, Kana) are cut into overlapping pairs of letters with their marks, which needs no
 * dictionary and is known to serve comparison well.
 */
public final class Words {
  private Words() {}

  /**
   * Lower case, composed, one space between words, nothing but letters, marks and digits. Two texts
   * that differ in case, punctuation and spacing only are equal then.
   */
  public static String folded(String text) {
    String lower =
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(java.util.Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c) || mark(c)) {
        out.appendCodePoint(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    int end = out.length();
    return end > 0 && out.charAt(end - 1) == ' ' ? out.substring(0, end - 1) : out.toString();
  }

  /** The pieces of a folded text, in order. */
  public static List<String> of(String folded) {
    List<String> all = new ArrayList<>();
    for (String word : folded.split(" ")) {
      if (word.isEmpty()) {
        continue;
      }
      if (unspaced(word.codePointAt(0))) {
        pairs(word, all);
      } else {
        all.add(word);
      }
    }
    return all;
  }

  private static void pairs(String word, List<String> all) {
    List<String> letters = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < word.length(); ) {
      int c = word.codePointAt(i);
      if (i > start && !mark(c)) {
        letters.add(word.substring(start, i));
        start = i;
      }
      i += Character.charCount(c);
    }
    letters.add(word.substring(start));
    if (letters.size() == 1) {
      all.add(letters.get(0));
    }
    for (int i = 0; i + 1 < letters.size(); i++) {
      all.add(letters.get(i) + letters.get(i + 1));
    }
  }

  /** Whether a language of this letter's script writes words without space between them. */
  public static boolean unspaced(int letter) {
    UnicodeScript script = UnicodeScript.of(letter);
    return script == UnicodeScript.THAI
        || script == UnicodeScript.LAO
        || script == UnicodeScript.KHMER
        || script == UnicodeScript.MYANMAR
        || script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA;
  }

  private static boolean mark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
