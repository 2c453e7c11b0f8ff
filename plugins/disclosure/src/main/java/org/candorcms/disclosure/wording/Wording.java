// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says statements in the language of whoever reads them, from the messages of this plugin. The host
 * formats messages while it renders; answers of the API and what is kept between them are worded
 * here. A message has arguments in braces and no plurals or other styles. What a language lacks is
 * said in the default one. Thread-safe.
 */
public final class Wording {
  private static final Pattern ARGUMENT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
  private static final Map<String, Optional<Wording>> LOADED = new ConcurrentHashMap<>();

  /** For whoever reads none of the languages. */
  public static final Wording DEFAULT = new Wording("en", load("en").orElseThrow());

  private final String language;
  private final Properties messages;
  private final Locale locale;

  private Wording(String language, Properties messages) {
    this.language = language;
    this.messages = messages;
    this.locale = Locale.forLanguageTag(messages.getProperty("locale", language));
  }

  /** In the first of some languages that has messages. */
  public static Wording in(List<Locale> preferred) {
    return preferred.stream()
        .map(Locale::getLanguage)
        // The name becomes part of a file's.
        .filter(language -> language.matches("[a-z]{2,3}"))
        .flatMap(language -> known(language).stream())
        .findFirst()
        .orElse(DEFAULT);
  }

  private static Optional<Wording> known(String language) {
    Optional<Wording> known = LOADED.get(language);
    if (known == null) {
      known = load(language).map(messages -> new Wording(language, messages));
      if (known.isPresent()) {
        LOADED.put(language, known);
      }
    }
    return known;
  }

  private static Optional<Properties> load(String language) {
    String name = "messages/disclosure_" + language + ".properties";
    try (InputStream in = Wording.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      Properties messages = new Properties();
      messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return Optional.of(messages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language, as BCP 47. */
  public String language() {
    return language;
  }

  /** A statement as a sentence of its own. */
  public String say(Statement statement) {
    String text = part(statement);
    return text.isEmpty()
        ? text
        : new StringBuilder(text.length())
            .appendCodePoint(Character.toTitleCase(text.codePointAt(0)))
            .append(text, text.offsetByCodePoints(0, 1), text.length())
            .toString();
  }

  /** A message with arguments: name, value, name, value. */
  public String say(String key, Object... arguments) {
    return say(Statement.of(key, arguments));
  }

  private String part(Statement statement) {
    Map<String, Object> arguments = statement.arguments();
    if (statement.key().isEmpty()) {
      return String.valueOf(
          Objects.requireNonNullElse(
              arguments.get(language), arguments.getOrDefault(DEFAULT.language, "")));
    }
    return ARGUMENT
        .matcher(message(statement.key()))
        .replaceAll(
            found -> {
              Object value = arguments.get(found.group(1));
              return Matcher.quoteReplacement(value == null ? found.group() : shown(value));
            });
  }

  private String message(String key) {
    @Nullable String own = messages.getProperty(key);
    return own != null || this == DEFAULT
        ? Objects.requireNonNullElse(own, key)
        : DEFAULT.message(key);
  }

  private String shown(Object value) {
    if (value instanceof Number number) {
      return NumberFormat.getIntegerInstance(locale).format(number);
    }
    if (value instanceof LocalDate day) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale).format(day);
    }
    @Nullable Statement statement =
        value instanceof Statement given ? given : Statement.read(value);
    return statement == null ? value.toString() : part(statement);
  }

  /**
   * A finding as it was kept, in this language.
   *
   * @param finding its JSON; what is not one stays as it is
   */
  public Object reworded(Object finding) {
    if (!(finding instanceof Map<?, ?> kept)) {
      return finding;
    }
    Map<Object, Object> worded = new LinkedHashMap<>(kept);
    reword(worded, "what", "message");
    reword(worded, "todo", "fix");
    return worded;
  }

  private void reword(Map<Object, Object> finding, String from, String to) {
    @Nullable Statement statement = Statement.read(finding.get(from));
    if (statement != null) {
      finding.put(to, say(statement));
    }
  }
}
