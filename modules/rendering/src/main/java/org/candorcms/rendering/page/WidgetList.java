// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.json.Json;
import org.candorcms.rendering.extension.Registry;

/** The palette: every widget with the schema of its settings and an example. */
final class WidgetList {
  private WidgetList() {}

  static List<Map<String, Object>> of(Registry<WidgetEntry> widgets, Json json) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (String id : widgets.keys()) {
      widgets
          .use(id, Duration.ZERO)
          .ifPresent(
              use -> {
                try (use) {
                  items.add(describe(use.get(), json));
                }
              });
    }
    return items;
  }

  private static Map<String, Object> describe(WidgetEntry entry, Json json) {
    Map<String, Object> schema = json.schema(entry.settingsType());
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", entry.description().id());
    item.put("title", entry.description().title());
    item.put("category", entry.description().category());
    item.put("description", entry.description().description());
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
