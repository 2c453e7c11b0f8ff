// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candorcms.api.json.Json;
import org.candorcms.rendering.template.AssetSet;
import org.candorcms.rendering.template.Resources;
import org.candorcms.rendering.template.Theme;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installed themes by name. What a theme lacks is taken from {@code plain}, which also stands
 * in for a chosen theme that is missing. Thread-safe.
 */
final class Themes {
  private static final Logger log = LoggerFactory.getLogger(Themes.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  private static final String BASE = "plain";

  private final Map<String, Resources> files = new TreeMap<>();
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

  /**
   * Adds or replaces a theme.
   *
   * @return the assets that are served no longer
   */
  synchronized List<AssetSet> add(String name, Resources resources) {
    if (!NAME.matcher(name).matches()) {
      log.warn("theme name {} was refused; allowed {}", name, NAME);
      return List.of();
    }
    files.put(name, resources);
    return read(name);
  }

  /**
   * Removes a theme unless it was replaced.
   *
   * @return the assets that are served no longer
   */
  synchronized List<AssetSet> remove(String name, Resources resources) {
    return files.remove(name, resources) ? read(name) : List.of();
  }

  /** Reads a theme, and with the base all that rest upon it. */
  private List<AssetSet> read(String changed) {
    List<AssetSet> left = new ArrayList<>();
    for (String name : changed.equals(BASE) ? Set.copyOf(themes.keySet()) : Set.of(changed)) {
      Optional.ofNullable(themes.remove(name)).map(Theme::assets).ifPresent(left::add);
    }
    files.forEach((name, own) -> themes.computeIfAbsent(name, key -> read(key, own)));
    return left;
  }

  private @Nullable Theme read(String name, Resources own) {
    Resources base = files.get(BASE);
    try {
      return new Theme(name, base == null || base == own ? own : Resources.of(own, base), json);
    } catch (RuntimeException e) {
      log.warn("theme {} cannot be read", name, e);
      return null;
    }
  }

  /** A theme by name. */
  Optional<Theme> find(String name) {
    return Optional.ofNullable(themes.get(name));
  }

  /** The theme that settings name, else {@code plain}, else any, else none but bare HTML. */
  Theme current() {
    return find(settings.theme())
        .or(() -> find(BASE))
        .or(() -> new TreeMap<>(themes).values().stream().findFirst())
        .orElse(bare);
  }

  /** The assets of all themes. */
  List<AssetSet> assets() {
    return Stream.concat(themes.values().stream(), Stream.of(bare)).map(Theme::assets).toList();
  }
}
