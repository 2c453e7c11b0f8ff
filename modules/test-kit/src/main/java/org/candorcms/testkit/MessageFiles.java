// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the messages of a module are whole in every language that is first-class: those of
 * visitors ({@code src/main/resources/messages/*.properties}) and those of the administration
 * ({@code messages/en.ts} and its neighbours, anywhere under {@code src/main/web}).
 */
public final class MessageFiles {
  private static final List<String> LANGUAGES = List.of("vi", "th", "lo", "fil");
  private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");
  private static final Pattern ARGUMENT = Pattern.compile("\\{[^{}]*}");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  private final Set<String> alike;
  private final List<String> faults = new ArrayList<>();

  private MessageFiles(Set<String> alike) {
    this.alike = alike;
  }

  /**
   * Fails with everything that is missing, does not parse, has other arguments than English, or is
   * still English.
   *
   * @param module folder of the module
   * @param alike keys of words that are the same in some other language
   */
  public static void assertWhole(Path module, Set<String> alike) throws IOException {
    MessageFiles files = new MessageFiles(alike);
    int found =
        files.properties(module.resolve("src/main/resources/messages"))
            + files.scripts(module.resolve("src/main/web"));
    assertThat(found).as("messages in English under " + module.toAbsolutePath()).isPositive();
    assertThat(files.faults).isEmpty();
  }

  private static List<Path> named(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private int properties(Path folder) throws IOException {
    List<Path> english = named(folder, "_en.properties");
    for (Path file : english) {
      Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();
      String name = file.getFileName().toString();
      for (String language : languages()) {
        Path other = file.resolveSibling(name.replace("_en.", "_" + language + "."));
        byLanguage.put(language, Files.exists(other) ? read(other) : Map.of());
      }
      byLanguage.forEach(
          (language, messages) ->
              messages.forEach((key, text) -> parse(name, language, key, text)));
      compare(name, byLanguage, MessageFiles::arguments);
    }
    return english.size();
  }

  private static List<String> languages() {
    return Stream.concat(Stream.of("en"), LANGUAGES.stream()).toList();
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    Map<String, String> messages = new LinkedHashMap<>();
    properties.forEach((key, text) -> messages.put((String) key, (String) text));
    return messages;
  }

  private void parse(String name, String language, String key, String text) {
    try {
      new MessageFormat(text, Locale.forLanguageTag(language));
    } catch (IllegalArgumentException wrong) {
      faults.add(name + " " + language + " " + key + " does not parse: " + wrong.getMessage());
    }
  }

  /** Arguments of a pattern of ICU; none where it does not parse, which is told by itself. */
  private static Set<String> arguments(String text) {
    try {
      return new TreeSet<>(new MessageFormat(text, Locale.ROOT).getArgumentNames());
    } catch (IllegalArgumentException told) {
      return Set.of();
    }
  }

  private int scripts(Path folder) throws IOException {
    List<Path> english = named(folder, "/messages/en.ts");
    for (Path file : english) {
      Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();
      for (String language : languages()) {
        Path other = file.resolveSibling(language + ".ts");
        byLanguage.put(
            language, Files.exists(other) ? new Script(Files.readString(other)).read() : Map.of());
      }
      compare(folder.relativize(file).toString(), byLanguage, MessageFiles::named);
    }
    return english.size();
  }

  private static Set<String> named(String text) {
    Set<String> names = new TreeSet<>();
    NAMED.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** English may say less: the titles of widgets and settings stand in annotations. */
  private void compare(
      String name,
      Map<String, Map<String, String>> byLanguage,
      java.util.function.Function<String, Set<String>> arguments) {
    Map<String, String> english = Objects.requireNonNull(byLanguage.get("en"));
    Set<String> wanted = new TreeSet<>();
    byLanguage.values().forEach(messages -> wanted.addAll(messages.keySet()));
    for (String language : LANGUAGES) {
      Map<String, String> messages = Objects.requireNonNull(byLanguage.get(language));
      for (String key : wanted) {
        String place = name + " " + language + " " + key;
        String text = messages.get(key);
        String original = english.get(key);
        if (text == null || text.isBlank()) {
          faults.add(place + " is missing");
        } else if (original != null) {
          if (!arguments.apply(text).equals(arguments.apply(original))) {
            faults.add(
                place + " has " + arguments.apply(text) + ", not " + arguments.apply(original));
          }
          if (text.equals(original) && hasWords(original) && !alike.contains(key)) {
            faults.add(place + " is English: " + text);
          }
        }
      }
    }
  }

  private static boolean hasWords(String text) {
    return WORD.matcher(ARGUMENT.matcher(text).replaceAll("")).find();
  }

  /** The object of a file of the administration: texts, and texts by plural form. */
  private static final class Script {
    private final String text;
    private int at;

    Script(String file) {
      this.text = file;
      this.at = file.indexOf("= {") + 3;
    }

    Map<String, String> read() {
      Map<String, String> messages = new LinkedHashMap<>();
      for (skip(); text.charAt(at) != '}'; skip()) {
        String key = quoted() ? string() : word();
        skip();
        messages.put(key, value());
      }
      return messages;
    }

    private boolean quoted() {
      return "'\"`".indexOf(text.charAt(at)) >= 0;
    }

    private String word() {
      int from = at;
      while (Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      if (from == at) {
        throw new IllegalStateException(
            "No name at: " + text.substring(at, Math.min(text.length(), at + 60)));
      }
      return text.substring(from, at);
    }

    private String value() {
      if (text.charAt(at) == '{') {
        at++;
        String forms = String.join(" ", read().values());
        at++;
        return forms;
      }
      return string();
    }

    private String string() {
      char quote = text.charAt(at++);
      StringBuilder out = new StringBuilder();
      while (text.charAt(at) != quote) {
        if (text.charAt(at) == '\\') {
          at++;
        }
        out.append(text.charAt(at++));
      }
      at++;
      return out.toString();
    }

    /** White space, comments, and what parts one thing from the next. */
    private void skip() {
      while (Character.isWhitespace(text.charAt(at))
          || ",:".indexOf(text.charAt(at)) >= 0
          || text.startsWith("//", at)) {
        at = text.startsWith("//", at) ? text.indexOf('\n', at) : at + 1;
      }
    }
  }
}
