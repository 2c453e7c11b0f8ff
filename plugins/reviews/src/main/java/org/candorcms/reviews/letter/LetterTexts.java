// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The words of mails; {@code {name}} stands for an argument. */
final class LetterTexts {
  static final Set<String> LANGUAGES = Set.of("en", "vi", "th", "lo", "fil", "ar", "de");

  private final Map<String, Properties> byLanguage = new ConcurrentHashMap<>();

  /** The language that a mail is written in: the wished one where there are words for it. */
  static Locale known(Locale wished) {
    String code = wished.getLanguage().equals("tl") ? "fil" : wished.getLanguage();
    return LANGUAGES.contains(code) ? wished : Locale.ENGLISH;
  }

  /** A text in a language, else in English. */
  String text(Locale language, String name, Map<String, String> arguments) {
    String code = language.getLanguage().equals("tl") ? "fil" : language.getLanguage();
    String text = words(code).getProperty(name);
    if (text == null) {
      text = words("en").getProperty(name, name);
    }
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      text = text.replace("{" + argument.getKey() + "}", argument.getValue());
    }
    return text;
  }

  private Properties words(String code) {
    return byLanguage.computeIfAbsent(LANGUAGES.contains(code) ? code : "en", LetterTexts::read);
  }

  private static Properties read(String code) {
    Properties words = new Properties();
    try (InputStream in =
        LetterTexts.class.getResourceAsStream("letters_" + code + ".properties")) {
      if (in != null) {
        words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      return words;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
