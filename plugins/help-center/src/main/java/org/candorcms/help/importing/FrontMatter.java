// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What stands between two lines of {@code ---} at the top of a Markdown file. Real files are
 * careless: where the block is no YAML, its lines are read as {@code name: value}.
 *
 * @param values by name in lower case
 * @param body the text below
 */
record FrontMatter(Map<String, Object> values, String body) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\A---[ \\t]*\\n(.*?)\\n?^(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)\\s*:\\s*(.*)");
  private static final int MAX_YAML = 64 * 1024;

  static FrontMatter of(String file) {
    Matcher matcher = BLOCK.matcher(file);
    if (!matcher.find()) {
      return new FrontMatter(Map.of(), file);
    }
    String yaml = matcher.group(1);
    Map<String, Object> values = yaml.length() > MAX_YAML ? Map.of() : values(yaml);
    return new FrontMatter(values, file.substring(matcher.end()));
  }

  private static Map<String, Object> values(String yaml) {
    try {
      if (load(yaml) instanceof Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach(
            (name, value) -> {
              if (name != null && value != null) {
                values.put(name.toString().toLowerCase(Locale.ROOT), value);
              }
            });
        return values;
      }
      return Map.of();
    } catch (YamlEngineException | StackOverflowError odd) {
      return lines(yaml);
    }
  }

  /**
   * Reads YAML 1.2 with bounds on size, nesting and aliases.
   *
   * @throws YamlEngineException if it is none
   */
  static Object load(String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MAX_YAML * 4)
            .setMaxAliasesForCollections(20)
            .setAllowDuplicateKeys(true)
            .build();
    Object loaded = new Load(settings).loadFromString(yaml);
    return loaded == null ? Map.of() : loaded;
  }

  private static Map<String, Object> lines(String yaml) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String line : yaml.split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && !matcher.group(2).isBlank()) {
        values.putIfAbsent(
            matcher.group(1).toLowerCase(Locale.ROOT), unquoted(matcher.group(2).strip()));
      }
    }
    return values;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** The first of the names that has a text. */
  Optional<String> text(String... names) {
    for (String name : names) {
      Object value = values.get(name);
      if (value != null && !(value instanceof Map) && !(value instanceof List)) {
        String text = value.toString().strip();
        if (!text.isEmpty()) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }

  /** A list, also where it is written as text with commas. */
  List<String> list(String name) {
    List<String> list = new ArrayList<>();
    Object value = values.get(name);
    if (value instanceof List<?> items) {
      for (Object item : items) {
        if (item != null && !item.toString().isBlank()) {
          list.add(item.toString().strip());
        }
      }
    } else if (value != null && !(value instanceof Map)) {
      for (String item : value.toString().split(",")) {
        if (!item.isBlank()) {
          list.add(item.strip());
        }
      }
    }
    return list;
  }
}
