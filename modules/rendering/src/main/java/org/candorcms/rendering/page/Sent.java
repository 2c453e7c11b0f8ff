// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.widget.Upload;

/**
 * A form as it was sent.
 *
 * @param fields texts by name
 * @param files by name; those left empty are not there
 */
record Sent(Map<String, List<String>> fields, Map<String, List<Upload>> files) {
  static Sent of(Map<String, List<String>> fields) {
    return new Sent(fields, Map.of());
  }

  /** Everything by name, one value or a list, without the field that is ours. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach((name, list) -> values.put(name, oneOrAll(list)));
    files.forEach((name, list) -> values.putIfAbsent(name, oneOrAll(list)));
    values.remove("return");
    return values;
  }

  private static Object oneOrAll(List<?> list) {
    return list.size() == 1 ? list.get(0) : List.copyOf(list);
  }

  /** What a visitor had typed, to be shown again; files must be chosen again. */
  Map<String, String> typed() {
    Map<String, String> typed = new LinkedHashMap<>();
    fields.forEach((name, list) -> typed.put(name, String.join(",", list)));
    typed.remove("return");
    return typed;
  }
}
