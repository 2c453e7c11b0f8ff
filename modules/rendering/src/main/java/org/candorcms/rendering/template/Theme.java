// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.json.Json;

/**
 * A look: templates, assets and messages, described by {@code theme.json} with the members {@code
 * title}, {@code styles} (delivered as one file), {@code colorLight} and {@code colorDark}.
 */
public final class Theme {
  /** Asset name of the style sheet of pages. */
  public static final String PAGE_STYLE = "theme/page.css";

  /** Asset name of the style sheet of fragments, confined to {@code .candor-fragment}. */
  public static final String FRAGMENT_STYLE = "theme/fragment.css";

  private static final Pattern SYMBOL =
      Pattern.compile(
          "<symbol\\s+id=\"([a-z0-9-]+)\"\\s+viewBox=\"([0-9 ]+)\"\\s*>(.*?)</symbol>",
          Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

  private final String name;
  private final Resources resources;
  private final AssetSet assets;
  private final Messages messages;
  private final Map<String, String> icons = new HashMap<>();
  private final String colorLight;
  private final String colorDark;

  /** Reads a theme whole. */
  public Theme(String name, Resources resources, Json json) {
    this.name = name;
    this.resources = resources;
    this.messages = new Messages(resources);
    Map<String, Object> description =
        resources.text("theme.json").map(json::readObject).orElse(Map.of());
    this.colorLight = text(description, "colorLight", "#ffffff");
    this.colorDark = text(description, "colorDark", "#111111");
    this.assets = new AssetSet("theme-" + name, resources, styles(resources, description));
    Matcher symbol = SYMBOL.matcher(resources.text("assets/theme/icons.svg").orElse(""));
    while (symbol.find()) {
      icons.put(
          symbol.group(1),
          "<svg class=\"icon\" viewBox=\""
              + symbol.group(2)
              + "\" aria-hidden=\"true\" focusable=\"false\">"
              + symbol.group(3).strip()
              + "</svg>");
    }
  }

  private static String text(Map<String, Object> values, String key, String otherwise) {
    return values.get(key) instanceof String value ? value : otherwise;
  }

  private static Map<String, byte[]> styles(Resources resources, Map<String, Object> description) {
    StringBuilder tokens = new StringBuilder();
    StringBuilder rules = new StringBuilder();
    Object names = description.get("styles");
    for (Object style : names instanceof List<?> list ? list : List.of()) {
      String css = compact(resources.text("assets/" + style).orElse(""));
      (style.toString().endsWith("tokens.css") ? tokens : rules).append(css);
    }
    if (tokens.length() + rules.length() == 0) {
      return Map.of();
    }
    String fragment =
        tokens.toString().replace(":root", ".candor-fragment") + ".candor-fragment{" + rules + "}";
    return Map.of(
        PAGE_STYLE, (tokens.toString() + rules).getBytes(StandardCharsets.UTF_8),
        FRAGMENT_STYLE, fragment.getBytes(StandardCharsets.UTF_8));
  }

  /** Drops comments and needless space; strings in our style sheets hold no double space. */
  static String compact(String css) {
    return COMMENT
        .matcher(css)
        .replaceAll("")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{};,]) ?", "$1")
        .replaceAll("(?<=[{;])([a-z-]+): ", "$1:")
        .replace(";}", "}")
        .strip();
  }

  /** The name by which settings choose it. */
  public String name() {
    return name;
  }

  /** Its files. */
  public Resources resources() {
    return resources;
  }

  /** Its assets, the joined style sheets included. */
  public AssetSet assets() {
    return assets;
  }

  /** Its messages, under the name {@code theme}. */
  public Messages messages() {
    return messages;
  }

  /** Colour of the browser's frame in light surroundings. */
  public String colorLight() {
    return colorLight;
  }

  /** Colour of the browser's frame in dark surroundings. */
  public String colorDark() {
    return colorDark;
  }

  /** An icon as SVG; an unknown name gives the icon of a file. */
  public String icon(String icon) {
    return Optional.ofNullable(icons.get(icon))
        .or(() -> Optional.ofNullable(icons.get("file")))
        .orElse("");
  }
}
