// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The few messages that are needed outside of templates, where the language is not that of the
 * request: titles of pages. They have no arguments.
 */
@Component(service = SaidMessages.class)
public final class SaidMessages {
  private static final List<String> LANGUAGES =
      List.of("en", "vi", "th", "lo", "fil", "de", "fr", "es");

  private final Map<String, Properties> byLanguage = new ConcurrentHashMap<>();

  /** Reads messages when they are asked for. */
  @Activate
  public SaidMessages() {}

  /** A message in a language, else in English, else the key. */
  public String text(Locale language, String key) {
    String text = messages(code(language)).getProperty(key);
    return text == null ? messages("en").getProperty(key, key) : text;
  }

  /** The first of the languages that there are messages for. */
  public Locale best(List<Locale> wanted) {
    return wanted.stream()
        .filter(locale -> LANGUAGES.contains(code(locale)))
        .findFirst()
        .orElse(wanted.isEmpty() ? Locale.ENGLISH : wanted.get(wanted.size() - 1));
  }

  private static String code(Locale language) {
    return language.getLanguage().equals("tl") ? "fil" : language.getLanguage();
  }

  private Properties messages(String code) {
    return byLanguage.computeIfAbsent(LANGUAGES.contains(code) ? code : "en", SaidMessages::read);
  }

  private static Properties read(String code) {
    Properties properties = new Properties();
    try (InputStream in =
        SaidMessages.class.getResourceAsStream("/messages/said_" + code + ".properties")) {
      if (in != null) {
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      return properties;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
