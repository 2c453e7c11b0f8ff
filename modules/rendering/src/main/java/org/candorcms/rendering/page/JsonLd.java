// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.candorcms.api.json.Json;

/** The schema.org objects of a page in one script element. */
final class JsonLd {
  private JsonLd() {}

  /**
   * The script element, or nothing. Objects with the same {@code @id} are one object (JSON-LD 1.1
   * section 3.3): what several widgets say of a product becomes one node.
   */
  static String script(Collection<Map<String, Object>> objects, Json json) {
    if (objects.isEmpty()) {
      return "";
    }
    List<Map<String, Object>> graph = new ArrayList<>();
    Map<Object, Map<String, Object>> known = new HashMap<>();
    for (Map<String, Object> object : new LinkedHashSet<>(objects)) {
      Map<String, Object> copy = new LinkedHashMap<>(object);
      copy.remove("@context");
      Object id = copy.get("@id");
      Map<String, Object> first = id == null ? null : known.putIfAbsent(id, copy);
      if (first == null) {
        graph.add(copy);
      } else {
        copy.forEach(first::putIfAbsent);
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@context", "https://schema.org");
    if (graph.size() == 1) {
      document.putAll(graph.get(0));
    } else {
      document.put("@graph", graph);
    }
    return "<script type=\"application/ld+json\">" + escape(json.write(document)) + "</script>";
  }

  /** Escapes what could end the element; inside JSON strings all of these have the same meaning. */
  static String escape(String json) {
    StringBuilder out = new StringBuilder(json.length() + 32);
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      String written =
          switch (json.charAt(i)) {
            case '<' -> "\\u003c";
            case '>' -> "\\u003e";
            case '&' -> "\\u0026";
            case '\u2028' -> "\\u2028";
            case '\u2029' -> "\\u2029";
            default -> "";
          };
      if (!written.isEmpty()) {
        out.append(json, copied, i).append(written);
        copied = i + 1;
      }
    }
    out.append(json, copied, json.length());
    return out.toString();
  }
}
