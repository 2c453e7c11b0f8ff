// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Words of mails and of the pages they lead to; {@code {name}} stands for an argument. */
public final class Words {
  private static final Set<String> LANGUAGES = Set.of("en", "vi", "th", "lo", "fil", "ar", "de");

  private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

  private Words() {}

  /** The language that words are in: the wished one where there are words for it. */
  public static Locale known(Locale wished) {
    return LANGUAGES.contains(code(wished)) ? wished : Locale.ENGLISH;
  }

  /** A text in a language, else in English, else its name. */
  public static String text(Locale language, String name, Map<String, String> arguments) {
    String text = of("letters", language, name).orElse(name);
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      text = text.replace("{" + argument.getKey() + "}", argument.getValue());
    }
    return text;
  }

  /**
   * A text as it stands in a file.
   *
   * @param file {@code letters}, or {@code reviews} for the words of widgets
   */
  public static Optional<String> of(String file, Locale language, String name) {
    return Optional.ofNullable(words(file, code(language)).getProperty(name))
        .or(() -> Optional.ofNullable(words(file, "en").getProperty(name)));
  }

  private static String code(Locale language) {
    return language.getLanguage().equals("tl") ? "fil" : language.getLanguage();
  }

  private static Properties words(String file, String code) {
    String known = LANGUAGES.contains(code) ? code : "en";
    String folder = file.equals("letters") ? "" : "/messages/";
    return READ.computeIfAbsent(folder + file + "_" + known + ".properties", Words::read);
  }

  private static Properties read(String name) {
    Properties words = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in != null) {
        words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      return words;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
