// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.wording;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said, before it is in any language. It is kept and sent as JSON beside the words,
 * so that another reader gets it in another language.
 *
 * @param key of the message; empty where {@code arguments} are the words themselves by language
 * @param arguments by name: text, whole numbers, days, or further statements
 */
public record Statement(String key, Map<String, Object> arguments) {
  /** Keeps the order, so that the same is always written alike. */
  public Statement {
    arguments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** A message with arguments: name, value, name, value. */
  public static Statement of(String key, Object... arguments) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      named.put((String) arguments[i], arguments[i + 1]);
    }
    return new Statement(key, named);
  }

  /** Words that come in several languages, as those of a rule pack do. */
  public static Statement words(Map<String, String> byLanguage) {
    return new Statement("", new LinkedHashMap<>(byLanguage));
  }

  /** What was kept as JSON; null if it is no statement. */
  static @Nullable Statement read(@Nullable Object json) {
    if (json instanceof Map<?, ?> map
        && map.get("key") instanceof String key
        && map.get("arguments") instanceof Map<?, ?> given) {
      Map<String, Object> arguments = new LinkedHashMap<>();
      given.forEach((name, value) -> arguments.put(String.valueOf(name), value));
      return new Statement(key, arguments);
    }
    return null;
  }
}
