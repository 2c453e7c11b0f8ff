// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.markup;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes readable ids of headings in any script, unique in one document. */
final class Anchors {
  private static final int MAX_CODE_POINTS = 80;

  private final Set<String> taken = new HashSet<>();

  String of(String heading) {
    String base = readable(heading);
    String id = base;
    for (int number = 2; !taken.add(id); number++) {
      id = base + "-" + number;
    }
    return id;
  }

  /** Letters, their marks (Thai and Lao vowels and tones are marks) and digits stay. */
  private static String readable(String heading) {
    String text = Normalizer.normalize(heading, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(MAX_CODE_POINTS).forEach(c -> append(out, c));
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == '-') {
      end--;
    }
    out.setLength(end);
    return out.isEmpty() ? "section" : out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (Character.isBmpCodePoint(c) && (Character.isLetterOrDigit(c) || isMark(c) || c == '_')) {
      out.appendCodePoint(c);
    } else if ((Character.isWhitespace(c) || Character.isSpaceChar(c) || isJoint(c))
        && !out.isEmpty()
        && out.charAt(out.length() - 1) != '-') {
      out.append('-');
    }
  }

  private static boolean isJoint(int c) {
    return c == '-' || c == '/' || c == '.' || c == ':' || c == '\u2013' || c == '\u2014';
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
