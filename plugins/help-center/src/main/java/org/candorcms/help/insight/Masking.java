// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes out of a query what may point at a person, before it is stored: e-mail addresses, telephone
 * numbers, order, card and account numbers, addresses of web pages.
 */
public final class Masking {
  private static final int MAX = 120;
  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+'-]+\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\p{L}\\p{N}.-]+");
  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S+");

  /** Numbers of five and more digits, however they are grouped. Years and prices stay. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\+|#)?\\p{Nd}(?:[ .()/-]{0,2}\\p{Nd}){4,}");

  /** Codes that mix letters with three and more digits, such as MR-2048-77A or AB123456. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}-]*\\p{L})(?=(?:[\\p{L}-]*\\p{Nd}){4})"
              + "[\\p{L}\\p{N}-]{6,}(?![\\p{L}\\p{N}])");

  private Masking() {}

  /** The query in lower case, without what may point at a person; at most 120 characters. */
  public static String mask(String query) {
    String text = Normalizer.normalize(query, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    text = text.length() > 500 ? text.substring(0, 500) : text;
    text = EMAIL.matcher(text).replaceAll("[e-mail]");
    text = LINK.matcher(text).replaceAll("[link]");
    text = CODE.matcher(text).replaceAll("[number]");
    text = NUMBER.matcher(text).replaceAll("[number]");
    text = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
    if (text.length() > MAX) {
      int end = Character.isHighSurrogate(text.charAt(MAX - 1)) ? MAX - 1 : MAX;
      text = text.substring(0, end).strip();
    }
    return text;
  }
}
