// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The words of mails, in the languages that there are files for, else in English. */
final class Letters {
  private static final int MAX_SUBJECT = 200;

  private final Map<String, Properties> byLanguage = new ConcurrentHashMap<>();

  /** The first of these languages that there are words in; the last one if there are none. */
  Locale language(String... wanted) {
    Locale last = Locale.ENGLISH;
    for (String tag : wanted) {
      last = Locale.forLanguageTag(tag);
      String code = code(last);
      if (Letters.class.getResource("mail_" + code + ".properties") != null) {
        return last;
      }
    }
    return last;
  }

  /** A text with its blanks filled. What is filled in is not looked at again. */
  String text(Locale language, String key, Map<String, String> values) {
    String pattern = properties(language).getProperty(key, "");
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
      int close = pattern.indexOf('}', open);
      out.append(pattern, at, open)
          .append(values.getOrDefault(pattern.substring(open + 1, close), ""));
      at = close + 1;
    }
    return out.append(pattern.substring(at)).toString();
  }

  /** The same in one line that fits a subject. */
  String subject(Locale language, String key, Map<String, String> values) {
    String line = text(language, key, values).replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ");
    int end = Math.min(line.length(), MAX_SUBJECT);
    if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end).strip();
  }

  private Properties properties(Locale language) {
    return byLanguage.computeIfAbsent(code(language), Letters::read);
  }

  private static String code(Locale language) {
    String code = language.getLanguage().equals("tl") ? "fil" : language.getLanguage();
    return code.matches("[a-z]{2,3}") ? code : "en";
  }

  private static Properties read(String code) {
    Properties english = new Properties();
    load(english, "en");
    Properties own = new Properties(english);
    load(own, code);
    return own;
  }

  private static void load(Properties into, String code) {
    try (InputStream in = Letters.class.getResourceAsStream("mail_" + code + ".properties")) {
      if (in != null) {
        into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
