// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs of advertising and of personal data in a text. They lead a moderator's eye and decide
 * nothing; stars are not looked at.
 */
public final class Signs {
  private static final Pattern LINK =
      Pattern.compile(
          "https?://[^\\s<>\"]{1,200}|\\bwww\\.[^\\s<>\"]{1,200}"
              + "|\\b[a-z0-9-]{2,63}\\.(com|net|org|info|biz|shop|store|ru|top|xyz|online|site)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EMAIL =
      Pattern.compile(
          "\\b[A-Za-z0-9._%+-]{1,64}\\s?(@|\\(at\\)|\\[at\\])\\s?[A-Za-z0-9-]{1,63}"
              + "(\\.[A-Za-z0-9-]{1,63})*\\.[A-Za-z]{2,24}\\b");
  private static final Pattern PHONE =
      Pattern.compile("(?<![\\w.,])\\+?\\(?\\d(?:[ ()/-]{0,2}\\d){8,14}(?![\\w])");
  private static final Pattern SAME_CHARACTER = Pattern.compile("(\\p{L}|[!?.])\\1{7,}");
  private static final Pattern SAME_WORD =
      Pattern.compile("\\b(\\p{L}{2,30})(?:\\W{1,5}\\1\\b){4,}", Pattern.CASE_INSENSITIVE);
  private static final int LETTERS_TO_SHOUT = 30;
  private static final int MAX_DETAIL = 80;

  private Signs() {}

  /** What a text shows, as detail by code. */
  public static Map<String, String> in(String text) {
    Map<String, String> signs = new LinkedHashMap<>();
    String mails = EMAIL.matcher(text).replaceAll(" ");
    note(signs, "links", LINK.matcher(mails));
    note(signs, "email", EMAIL.matcher(text));
    note(signs, "phone", PHONE.matcher(text));
    note(signs, "repetition", SAME_CHARACTER.matcher(text));
    note(signs, "repetition", SAME_WORD.matcher(text));
    long upper = text.codePoints().filter(Character::isUpperCase).count();
    long lower = text.codePoints().filter(Character::isLowerCase).count();
    if (upper >= LETTERS_TO_SHOUT && upper > 4 * lower) {
      signs.put("shouting", upper + " of " + (upper + lower));
    }
    return signs;
  }

  private static void note(Map<String, String> signs, String code, Matcher matcher) {
    if (!signs.containsKey(code) && matcher.find()) {
      String found = matcher.group();
      signs.put(code, found.length() > MAX_DETAIL ? found.substring(0, MAX_DETAIL) : found);
    }
  }
}
