// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services;

import java.util.Map;
import java.util.stream.Collectors;
import org.candorcms.api.json.Json;

/** Writes maps, which is all that is asked of it here; the real one is in another module. */
public final class PlainJson implements Json {
  @Override
  public String write(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> "\"" + entry.getKey() + "\":" + write(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return value instanceof Number ? value.toString() : "\"" + value + "\"";
  }

  @Override
  public <T> T read(String json, Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T convert(Map<String, ?> values, Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> readObject(String json) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> schema(Class<?> type) {
    throw new UnsupportedOperationException();
  }
}
