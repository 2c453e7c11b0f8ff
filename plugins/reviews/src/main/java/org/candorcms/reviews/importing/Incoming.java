// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A review as it stands in a file: texts by field, with the names that the file gives them. */
final class Incoming {
  private final long row;
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private final Map<Field, String> columns = new EnumMap<>(Field.class);
  private final Map<String, String> attributes = new LinkedHashMap<>();

  Incoming(long row) {
    this.row = row;
  }

  long row() {
    return row;
  }

  /** The first column with a text counts, where two hold the same. */
  Incoming put(Field field, String column, String text) {
    if (!columns.containsKey(field) || text(field).isEmpty()) {
      texts.put(field, text);
      columns.put(field, column);
    }
    return this;
  }

  /** Sets a text, whatever was there before. */
  Incoming set(Field field, String column, String text) {
    texts.put(field, text);
    columns.put(field, column);
    return this;
  }

  Incoming attribute(String name, String text) {
    if (!text.isBlank()) {
      attributes.put(name, text);
    }
    return this;
  }

  String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  String column(Field field) {
    return columns.getOrDefault(field, field.name().toLowerCase(java.util.Locale.ROOT));
  }

  Map<String, String> attributes() {
    return attributes;
  }
}
