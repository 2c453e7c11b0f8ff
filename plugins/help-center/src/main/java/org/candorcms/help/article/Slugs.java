// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Readable last parts of addresses. Latin script loses its marks ({@code Đổi trả} becomes {@code
 * doi-tra}); every other script is kept as it is, with its vowel signs and tone marks, since
 * browsers show it readably and dropping marks would change words.
 */
public final class Slugs {
  private static final int MAX = 80;
  private static final Set<String> RESERVED = Set.of("c", "search");
  private static final Map<Integer, String> LATIN =
      Map.of(
          (int) 'đ', "d", (int) 'ð', "d", (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe",
          (int) 'ø', "o", (int) 'ł', "l", (int) 'þ', "th", (int) 'ı', "i", (int) 'ŋ', "ng");

  private Slugs() {}

  /** The slug of a text, at most 80 characters; empty if it has no letter and no digit. */
  public static String of(String text) {
    String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder();
    boolean latin = true;
    boolean gap = false;
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (mark(c)) {
        if (!latin && !gap) {
          out.appendCodePoint(c);
        }
      } else if (Character.isLetterOrDigit(c)) {
        if (gap && !out.isEmpty()) {
          out.append('-');
        }
        gap = false;
        latin = UnicodeScript.of(c) == UnicodeScript.LATIN || c < 128;
        String folded = LATIN.get(c);
        if (folded == null) {
          out.appendCodePoint(c);
        } else {
          out.append(folded);
        }
      } else if (c != '\'' && c != '’' && Character.getType(c) != Character.FORMAT) {
        gap = true;
      }
    }
    return bounded(Normalizer.normalize(out, Normalizer.Form.NFC));
  }

  /**
   * The first free one of {@code wanted}, {@code wanted-2}, {@code wanted-3} and so on.
   *
   * @param taken whether another article has a slug
   */
  public static String free(String wanted, Predicate<String> taken) {
    if (!RESERVED.contains(wanted) && !taken.test(wanted)) {
      return wanted;
    }
    // Doubling steps keep a thousand equal titles from asking a thousand times each.
    int high = 2;
    while (taken.test(wanted + "-" + high)) {
      high *= 2;
    }
    int low = high / 2;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (taken.test(wanted + "-" + middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return wanted + "-" + high;
  }

  /** Whether a slug is the wanted one or the wanted one with a number. */
  static boolean variantOf(String slug, String wanted) {
    if (!slug.startsWith(wanted)) {
      return false;
    }
    String rest = slug.substring(wanted.length());
    return rest.isEmpty() || rest.matches("-[0-9]{1,9}");
  }

  private static boolean mark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static String bounded(String slug) {
    if (slug.length() <= MAX) {
      return slug;
    }
    int end = Character.isHighSurrogate(slug.charAt(MAX - 1)) ? MAX - 1 : MAX;
    int word = slug.lastIndexOf('-', end);
    return slug.substring(0, word > MAX / 2 ? word : end);
  }
}
