// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.text;

import java.text.Normalizer;
import java.util.Locale;

/** The readable part of an address. */
public final class Slugs {
  private static final int MAX = 80;

  private Slugs() {}

  /**
   * Letters and digits of any script, hyphens between them; Latin ones without their marks. Empty
   * if the text has none.
   */
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    String folded =
        Normalizer.normalize(text.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD);
    boolean latin = false;
    for (int i = 0; i < folded.length() && out.length() < MAX; ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
      if (mark) {
        if (!latin && !out.isEmpty()) {
          out.appendCodePoint(c);
        }
      } else if (Character.isLetterOrDigit(c)) {
        latin = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
        out.appendCodePoint(Character.toLowerCase(c));
      } else {
        latin = true;
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
          out.append('-');
        }
      }
    }
    String slug = Normalizer.normalize(out, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return slug.endsWith("-") ? slug.substring(0, slug.length() - 1) : slug;
  }
}
