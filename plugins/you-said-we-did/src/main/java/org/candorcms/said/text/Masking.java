// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.text;

import java.util.regex.Pattern;

/**
 * Takes out of a text what points at a person by its form: mail addresses, web addresses,
 * telephone, order, card and account numbers. Names have no form; whoever reads the text has to
 * look for them.
 */
public final class Masking {
  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}._%+'-]{1,64}\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,8}");
  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S+");
  private static final Pattern HANDLE =
      Pattern.compile("(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_.]{2,40}");

  /** Six and more digits, however they are grouped: years, prices and dates of a day stay. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\+|#)?\\p{Nd}(?:[ .()/-]{0,2}\\p{Nd}){5,}");

  /** Codes that mix letters with four and more digits, such as MR-2048-77A or AB123456. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}-]{0,40}\\p{L})(?=(?:[\\p{L}-]{0,20}\\p{Nd}){4})"
              + "[\\p{L}\\p{N}-]{6,40}(?![\\p{L}\\p{N}])");

  private Masking() {}

  /** The text with what points at a person replaced by what it was. */
  public static String mask(String text) {
    String masked = EMAIL.matcher(text).replaceAll("[e-mail]");
    masked = LINK.matcher(masked).replaceAll("[link]");
    masked = HANDLE.matcher(masked).replaceAll("[account]");
    masked = CODE.matcher(masked).replaceAll("[number]");
    return NUMBER.matcher(masked).replaceAll("[number]");
  }
}
