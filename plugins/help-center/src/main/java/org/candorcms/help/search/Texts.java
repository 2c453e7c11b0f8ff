// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import com.ibm.icu.text.Normalizer2;

/** Text as it comes in. */
final class Texts {
  private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

  private Texts() {}

  /** Composed, without what nobody sees: control characters and zero-width separators. */
  static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c)) {
        kept.append(c == '\n' ? '\n' : ' ');
      } else if (c == 0xFFFD || Character.getType(c) == Character.SURROGATE) {
        kept.append(' ');
      } else if (Character.isISOControl(c)) {
        kept.append(' ');
      } else if (Character.getType(c) != Character.FORMAT) {
        kept.appendCodePoint(c);
      }
    }
    return COMPOSED.normalize(kept);
  }

  /** Belongs to a script written without spaces. */
  static boolean unspaced(char c) {
    return (c >= 0x0E00 && c < 0x0F00)
        || (c >= 0x1000 && c < 0x10A0)
        || (c >= 0x1780 && c < 0x1800)
        || (c >= 0x3040 && c < 0x3100)
        || (c >= 0x3400 && c < 0xA000)
        || (c >= 0xF900 && c < 0xFB00)
        || Character.isSurrogate(c);
  }
}
