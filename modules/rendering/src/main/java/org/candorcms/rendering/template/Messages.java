// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The messages of one bundle or theme, by name and language. Thread-safe. */
public final class Messages {
  private static final Pattern FILE =
      Pattern.compile("messages/([a-z0-9-]+)_([A-Za-z-]+)\\.properties");
  private static final Pattern PLAIN_ARGUMENT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)\\}");

  private final Map<String, Map<String, Message>> byFile = new HashMap<>();

  /** Reads all message files. */
  public Messages(Resources resources) {
    for (String path : resources.list("messages")) {
      Matcher file = FILE.matcher(path);
      if (file.matches()) {
        Locale language = Locale.forLanguageTag(file.group(2));
        byFile.put(
            file.group(1) + '_' + language.toLanguageTag(),
            read(resources.text(path).orElse(""), language));
      }
    }
  }

  private static Map<String, Message> read(String text, Locale language) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Message> messages = new HashMap<>();
    properties.forEach(
        (key, value) -> messages.put((String) key, new Message((String) value, language)));
    return messages;
  }

  /** The message in exactly this language or its base language. */
  public Optional<String> find(String name, String key, Locale language, Map<String, ?> arguments) {
    Message message = lookUp(name, key, language.toLanguageTag());
    if (message == null && !language.toLanguageTag().equals(language.getLanguage())) {
      message = lookUp(name, key, language.getLanguage());
    }
    return message == null ? Optional.empty() : Optional.of(message.format(arguments));
  }

  private @Nullable Message lookUp(String name, String key, String tag) {
    Map<String, Message> messages = byFile.get(name + '_' + tag);
    return messages == null ? null : messages.get(key);
  }

  /** One pattern; most need no ICU at all, whose first use costs a third of a second. */
  private static final class Message {
    private final String pattern;
    private final Locale language;
    private final boolean fixed;
    private final boolean simple;
    private final Map<String, MessageFormat> compiled = new ConcurrentHashMap<>(1);

    Message(String pattern, Locale language) {
      this.pattern = pattern;
      this.language = language;
      boolean quoted = pattern.indexOf('\'') >= 0;
      this.fixed = pattern.indexOf('{') < 0 && !quoted;
      this.simple = !quoted && PLAIN_ARGUMENT.matcher(pattern).replaceAll("").matches("(?s)[^{}]*");
    }

    String format(Map<String, ?> arguments) {
      if (fixed) {
        return pattern;
      }
      if (simple && arguments.values().stream().allMatch(this::needsNoFormat)) {
        return PLAIN_ARGUMENT
            .matcher(pattern)
            .replaceAll(
                match -> {
                  Object value = arguments.get(match.group(1));
                  return Matcher.quoteReplacement(value == null ? match.group() : value.toString());
                });
      }
      Map<String, Object> values = new HashMap<>();
      arguments.forEach(
          (name, value) ->
              values.put(name, value instanceof Instant instant ? Date.from(instant) : value));
      MessageFormat format =
          compiled.computeIfAbsent(
              "", unused -> new MessageFormat(pattern, ULocale.forLocale(language)));
      // MessageFormat is not safe for use by several threads at once.
      synchronized (format) {
        return format.format(values);
      }
    }

    private boolean needsNoFormat(Object value) {
      return value instanceof CharSequence
          || ((value instanceof Integer || value instanceof Long)
              && ((Number) value).longValue() >= 0
              && ((Number) value).longValue() < 1000
              && !language.getLanguage().equals("ar")
              && !language.getLanguage().equals("fa"));
    }
  }
}
