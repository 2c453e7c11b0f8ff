// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides which value of a setting is in force: the environment before what administrators chose,
 * that before the file.
 */
final class SettingValues {
  /** Where a value comes from. */
  enum Source {
    DEFAULT,
    FILE,
    ADMIN,
    ENVIRONMENT
  }

  /** A value in force; lists have several texts. */
  record Value(List<String> texts, Source source) {}

  private final Function<String, @Nullable String> file;
  private final Function<String, @Nullable String> environment;

  SettingValues(
      Function<String, @Nullable String> file, Function<String, @Nullable String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /** The value in force, or nothing where the default holds. */
  Optional<Value> of(
      String pid, String attribute, Map<String, List<String>> admin, boolean multiple) {
    String name = pid + "." + attribute;
    String fixed = environment.apply(environmentName(name));
    if (fixed != null && !fixed.isBlank()) {
      return Optional.of(new Value(texts(fixed, multiple), Source.ENVIRONMENT));
    }
    List<String> chosen = admin.get(attribute);
    if (chosen != null) {
      return Optional.of(new Value(chosen, Source.ADMIN));
    }
    String written = file.apply(name);
    return written == null || written.isBlank()
        ? Optional.empty()
        : Optional.of(new Value(texts(written, multiple), Source.FILE));
  }

  private static List<String> texts(String text, boolean multiple) {
    return multiple
        ? java.util.Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .toList()
        : List.of(text.strip());
  }

  /** {@code candor.http.idle-seconds} becomes {@code CANDOR_HTTP_IDLE_SECONDS}. */
  static String environmentName(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
