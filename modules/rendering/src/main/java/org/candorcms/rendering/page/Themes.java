// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candorcms.api.json.Json;
import org.candorcms.rendering.template.AssetSet;
import org.candorcms.rendering.template.Resources;
import org.candorcms.rendering.template.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installed themes by name; what is chosen and missing is replaced by {@code plain}. */
final class Themes {
  private static final Logger log = LoggerFactory.getLogger(Themes.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  private final Map<String, Theme> themes = new ConcurrentHashMap<>();
  private final Theme bare;
  private final Settings settings;
  private final Json json;

  /**
   * Themes of folders; those of bundles are added later.
   *
   * @param bare used while there is no theme at all
   */
  Themes(Path folder, Resources bare, Settings settings, Json json) {
    this.settings = settings;
    this.json = json;
    this.bare = new Theme("bare", bare, json);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> folders = Files.list(folder)) {
        for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
          String name = each.getFileName().toString();
          add(name, Resources.of("theme-" + name, each));
        }
      } catch (IOException e) {
        log.warn("themes in {} cannot be read", folder, e);
      }
    }
  }

  /** Adds or replaces a theme. */
  Optional<Theme> add(String name, Resources resources) {
    if (!NAME.matcher(name).matches()) {
      log.warn("theme name {} was refused; allowed {}", name, NAME);
      return Optional.empty();
    }
    try {
      Theme theme = new Theme(name, resources, json);
      themes.put(name, theme);
      return Optional.of(theme);
    } catch (RuntimeException e) {
      log.warn("theme {} cannot be read", name, e);
      return Optional.empty();
    }
  }

  /** Removes a theme unless it was replaced. */
  void remove(Theme theme) {
    themes.remove(theme.name(), theme);
  }

  /** A theme by name. */
  Optional<Theme> find(String name) {
    return Optional.ofNullable(themes.get(name));
  }

  /** The theme that settings name, else {@code plain}, else any, else none but bare HTML. */
  Theme current() {
    return find(settings.theme())
        .or(() -> find("plain"))
        .or(() -> new TreeMap<>(themes).values().stream().findFirst())
        .orElse(bare);
  }

  /** The assets of all themes. */
  List<AssetSet> assets() {
    return Stream.concat(themes.values().stream(), Stream.of(bare)).map(Theme::assets).toList();
  }
}
