// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.json.Json;
import org.candorcms.rendering.extension.Registry;

/** The palette: every widget with the schema of its settings and an example. */
final class WidgetList {
  private final Json json;
  private final List<Locale> preferred;

  /**
   * Writes for editors.
   *
   * @param preferred languages, best first
   */
  WidgetList(Json json, List<Locale> preferred) {
    this.json = json;
    this.preferred = List.copyOf(preferred);
  }

  List<Map<String, Object>> of(Registry<WidgetEntry> widgets) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (String id : widgets.keys()) {
      widgets
          .use(id, Duration.ZERO)
          .ifPresent(
              use -> {
                try (use) {
                  items.add(describe(use.get()));
                }
              });
    }
    return items;
  }

  private Map<String, Object> describe(WidgetEntry entry) {
    String id = entry.description().id();
    Map<String, Object> schema = worded(json.schema(entry.settingsType()), entry);
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", id);
    item.put("title", text(entry, "widget." + id + ".title", entry.description().title()));
    item.put("category", entry.description().category());
    item.put(
        "description",
        text(entry, "widget." + id + ".description", entry.description().description()));
    item.put("icon", entry.description().icon());
    item.put("schema", schema);
    item.put("example", example(schema));
    item.put("parameters", entry.parameterNames().stream().sorted().toList());
    WidgetEntry.State state = entry.state();
    item.put("state", state.state());
    item.put("answered", state.answered());
    item.put("failed", state.failed());
    return item;
  }

  /** The schema with the names and explanations of settings in the editor's language. */
  private Map<String, Object> worded(Map<String, Object> schema, WidgetEntry entry) {
    if (!(schema.get("properties") instanceof Map<?, ?> properties)) {
      return schema;
    }
    String widget = entry.description().id() + ".";
    Map<String, Object> all = new LinkedHashMap<>();
    properties.forEach(
        (name, property) -> {
          Map<Object, Object> own = new LinkedHashMap<>((Map<?, ?>) property);
          own.computeIfPresent(
              "title", (key, text) -> text(entry, "setting." + widget + name, (String) text));
          own.computeIfPresent(
              "description", (key, text) -> text(entry, "help." + widget + name, (String) text));
          all.put((String) name, own);
        });
    Map<String, Object> result = new LinkedHashMap<>(schema);
    result.put("properties", all);
    return result;
  }

  /** In the first preferred language that the plugin has; what stands in the code is English. */
  private String text(WidgetEntry entry, String key, String english) {
    for (Locale language : preferred) {
      Optional<String> found = entry.plugin().text(entry.pluginName(), key, language);
      if (found.isPresent()) {
        return found.get();
      }
      if (language.getLanguage().equals("en")) {
        break;
      }
    }
    return english;
  }

  /** A value for each setting that must be given. */
  private static Map<String, Object> example(Map<String, Object> schema) {
    Map<String, Object> example = new LinkedHashMap<>();
    if (schema.get("required") instanceof List<?> required
        && schema.get("properties") instanceof Map<?, ?> properties) {
      for (Object name : required) {
        if (properties.get(name) instanceof Map<?, ?> property) {
          example.put(name.toString(), value(name.toString(), property));
        }
      }
    }
    return example;
  }

  private static Object value(String name, Map<?, ?> property) {
    if (property.get("default") != null) {
      return property.get("default");
    }
    if (property.get("enum") instanceof List<?> values && !values.isEmpty()) {
      return values.get(0);
    }
    Object minimum = property.get("minimum");
    return switch (String.valueOf(property.get("type"))) {
      case "integer", "number" -> minimum == null ? 1 : minimum;
      case "boolean" -> true;
      case "array" -> List.of();
      case "object" -> Map.of();
      default -> name;
    };
  }
}
