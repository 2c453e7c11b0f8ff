// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.candorcms.rendering.template.AssetSet;
import org.candorcms.rendering.template.Messages;
import org.candorcms.rendering.template.Resources;
import org.candorcms.rendering.template.Templates;
import org.candorcms.rendering.template.Theme;

/** The templates, assets and messages of one version of a bundle. Thread-safe. */
public final class Plugin {
  private final Resources resources;
  private final Messages messages;
  private final AssetSet assets;
  private final Map<Theme, Templates> templates = new WeakHashMap<>();

  Plugin(Resources resources) {
    this.resources = resources;
    this.messages = new Messages(resources);
    this.assets = new AssetSet(resources.name(), resources, Map.of());
  }

  AssetSet assets() {
    return assets;
  }

  /** Templates as a theme shows them. */
  Templates templates(Theme theme, Plugin builtIn) {
    synchronized (templates) {
      return templates.computeIfAbsent(
          theme,
          key -> {
            List<Resources> lookup = new ArrayList<>();
            lookup.add(key.resources());
            lookup.add(resources);
            if (builtIn != this) {
              lookup.add(builtIn.resources);
            }
            return new Templates(lookup);
          });
    }
  }

  /** A message; the theme may reword those of plugins. English is the last resort. */
  String message(
      Theme theme, Plugin builtIn, String name, String key, Locale language, Map<String, ?> args) {
    return find(theme, builtIn, name, key, language, args)
        .or(() -> find(theme, builtIn, name, key, Locale.ENGLISH, args))
        .orElse(key);
  }

  /** A text for editors, in exactly this language or its base language. */
  Optional<String> text(String name, String key, Locale language) {
    return messages.find(name, key, language, Map.of());
  }

  private Optional<String> find(
      Theme theme, Plugin builtIn, String name, String key, Locale language, Map<String, ?> args) {
    return theme
        .messages()
        .find(name, key, language, args)
        .or(() -> messages.find(name, key, language, args))
        .or(() -> theme.messages().find("theme", key, language, args))
        .or(() -> builtIn.messages.find("theme", key, language, args));
  }
}
