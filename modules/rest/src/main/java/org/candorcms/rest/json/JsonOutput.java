// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.candorcms.api.content.SafeHtml;
import org.jspecify.annotations.Nullable;

/** Writes records, maps, lists and scalars. */
final class JsonOutput {
  private JsonOutput() {}

  static void write(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof CharSequence text) {
      out.writeString(text.toString());
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Number number) {
      number(number, out);
    } else if (value instanceof SafeHtml html) {
      out.writeString(html.value());
    } else if (value instanceof Record object) {
      record(object, out);
    } else if (value instanceof Map<?, ?> map) {
      map(map, out);
    } else if (value instanceof Iterable<?> items) {
      list(items, out);
    } else {
      rest(value, out);
    }
  }

  private static void rest(Object value, JsonGenerator out) throws IOException {
    Object inner = value;
    if (value instanceof Optional<?> || RecordPlan.isOptional(value.getClass())) {
      write(unwrapped(value), out);
      return;
    }
    if (value instanceof Object[] array) {
      list(java.util.Arrays.asList(array), out);
    } else if (inner instanceof Enum<?> constant) {
      out.writeString(Scalars.kebab(constant));
    } else if (inner instanceof Locale locale) {
      out.writeString(locale.toLanguageTag());
    } else if (Scalars.writtenAsText(inner)) {
      out.writeString(inner.toString());
    } else if (value instanceof int[] numbers) {
      out.writeArray(numbers, 0, numbers.length);
    } else if (value instanceof long[] numbers) {
      out.writeArray(numbers, 0, numbers.length);
    } else {
      throw new IllegalArgumentException("Not a type for JSON: " + value.getClass().getName());
    }
  }

  private static @Nullable Object unwrapped(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? number.getAsInt() : null;
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? number.getAsLong() : null;
    }
    OptionalDouble number = (OptionalDouble) value;
    return number.isPresent() ? number.getAsDouble() : null;
  }

  private static void number(Number number, JsonGenerator out) throws IOException {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      out.writeNumber(number.intValue());
    } else if (number instanceof Double || number instanceof Float) {
      double wide = number.doubleValue();
      if (!Double.isFinite(wide)) {
        out.writeNull();
      } else if (number instanceof Float) {
        out.writeNumber(number.floatValue());
      } else {
        out.writeNumber(wide);
      }
    } else if (number instanceof BigDecimal decimal) {
      out.writeNumber(decimal);
    } else if (number instanceof BigInteger big) {
      out.writeNumber(big);
    } else {
      out.writeNumber(number.longValue());
    }
  }

  private static void record(Record object, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (RecordPlan.Part part : RecordPlan.of(object.getClass()).parts()) {
      Object value = part.read(object);
      if (value != null && part.optional()) {
        value = unwrapped(value);
        if (value == null) {
          continue;
        }
      }
      out.writeFieldName(part.name());
      write(value, out);
    }
    out.writeEndObject();
  }

  private static void map(Map<?, ?> map, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeFieldName(name(entry.getKey()));
      write(entry.getValue(), out);
    }
    out.writeEndObject();
  }

  private static String name(Object key) {
    if (key instanceof Enum<?> constant) {
      return Scalars.kebab(constant);
    }
    return key instanceof Locale locale ? locale.toLanguageTag() : String.valueOf(key);
  }

  private static void list(Iterable<?> items, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      write(item, out);
    }
    out.writeEndArray();
  }
}
