// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The few messages that are needed outside of templates, in the language of an article rather than
 * that of the request: titles of pages and of the feed. They have no arguments but {@code {name}}.
 */
@Component(service = HelpMessages.class)
public final class HelpMessages {
  private final Map<String, Properties> byLanguage = new ConcurrentHashMap<>();

  /** Reads messages when they are asked for. */
  @Activate
  public HelpMessages() {}

  /** A message in a language, else in English, else the key. */
  public String text(Locale language, String key) {
    String text = messages(language.getLanguage()).getProperty(key);
    return text == null ? messages("en").getProperty(key, key) : text;
  }

  /** A message with one argument. */
  public String text(Locale language, String key, String name, String value) {
    return text(language, key).replace("{" + name + "}", value).replace("''", "'");
  }

  private Properties messages(String language) {
    String code = language.equals("tl") ? "fil" : language;
    return byLanguage.computeIfAbsent(
        code.matches("en|vi|th|lo|fil|ar") ? code : "en", HelpMessages::read);
  }

  private static Properties read(String language) {
    Properties properties = new Properties();
    try (InputStream in =
        HelpMessages.class.getResourceAsStream("/messages/help_" + language + ".properties")) {
      if (in != null) {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        properties.load(reader);
      }
      return properties;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
