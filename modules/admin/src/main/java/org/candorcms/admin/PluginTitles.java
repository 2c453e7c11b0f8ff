// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages {@code messages/<plugin>_<lang>.properties} of a plugin, for titles of screens. */
final class PluginTitles {
  private static final String FALLBACK = "en";

  private final String plugin;
  private final Function<String, @Nullable URL> entries;
  private final Map<String, Properties> byLanguage = new ConcurrentHashMap<>();

  PluginTitles(String plugin, Function<String, @Nullable URL> entries) {
    this.plugin = plugin;
    this.entries = entries;
  }

  /** A message in the first of the languages that has it, else in English, else its key. */
  String title(String key, List<Locale> languages) {
    for (Locale language : languages) {
      String text = messages(language.getLanguage()).getProperty(key);
      if (text != null) {
        return text;
      }
    }
    return messages(FALLBACK).getProperty(key, key);
  }

  private Properties messages(String language) {
    if (!language.matches("[a-z]{2,8}")) {
      return new Properties();
    }
    Properties known = byLanguage.get(language);
    if (known != null) {
      return known;
    }
    URL url = entries.apply("messages/" + plugin + "_" + language + ".properties");
    if (url == null) {
      // Not kept: what callers ask for is theirs to choose and has no end.
      return new Properties();
    }
    Properties loaded = load(url);
    byLanguage.put(language, loaded);
    return loaded;
  }

  private static Properties load(URL url) {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      // A broken file costs its translations, not the screen.
      properties.clear();
    }
    return properties;
  }
}
