// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.json;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Strict JSON for records, maps and lists. Unknown members, duplicate members, missing required
 * members, wrong types and violated Bean Validation constraints are refused with a JSON Pointer
 * each. An empty {@code Optional} is not written; {@code null} in a component marked
 * {@code @Nullable} is. Thread-safe.
 *
 * @since 1.0
 */
@ProviderType
public interface Json {
  /**
   * Reads a document.
   *
   * @throws org.candorcms.api.problem.ProblemException 400 with errors by pointer
   */
  <T> T read(String json, Class<T> type);

  /**
   * Makes a record of loose values, as from a widget's settings or a query: numbers and booleans
   * may be given as text, lists as comma separated text.
   *
   * @throws org.candorcms.api.problem.ProblemException 400 with errors by pointer
   */
  <T> T convert(Map<String, ?> values, Class<T> type);

  /** Writes a document, without line breaks. */
  String write(Object value);

  /** Reads any object as a map. */
  Map<String, Object> readObject(String json);

  /**
   * The JSON Schema (2020-12) of a record, with {@code title} from {@link
   * org.candorcms.api.widget.Label}, {@code description} from {@link org.candorcms.api.widget.Help}
   * and the bounds of Bean Validation.
   */
  Map<String, Object> schema(Class<?> type);

  /** Names of the members of a record, in order. */
  default List<String> members(Class<? extends Record> type) {
    return java.util.Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList();
  }
}
