// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.candorcms.rest.json.TextValues;
import org.jspecify.annotations.Nullable;

/** Reads parameters by the same rules as members of JSON: dates, languages, enums. */
final class Parameters implements ParamConverterProvider {
  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> raw, Type type, Annotation[] annotations) {
    if (!TextValues.handles(raw)) {
      return null;
    }
    return new ParamConverter<>() {
      @Override
      public @Nullable T fromString(@Nullable String text) {
        return text == null ? null : TextValues.read(raw, text);
      }

      @Override
      public String toString(T value) {
        return TextValues.write(value);
      }
    };
  }
}
