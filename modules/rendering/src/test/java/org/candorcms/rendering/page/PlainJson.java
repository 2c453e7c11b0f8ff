// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.jspecify.annotations.Nullable;

/** JSON for flat records, enough for tests of this module. */
public final class PlainJson implements Json {
  @Override
  public <T> T read(String json, Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T convert(Map<String, ?> values, Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      Object value = values.get(components[i].getName());
      arguments[i] = argument(components[i], value, errors);
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return (T) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object argument(
      RecordComponent component, @Nullable Object value, List<FieldError> errors) {
    if (component.getType() == Optional.class) {
      return Optional.ofNullable(value);
    }
    if (component.getType() == int.class) {
      try {
        return value == null ? 0 : Integer.parseInt(value.toString());
      } catch (NumberFormatException e) {
        errors.add(new FieldError("/" + component.getName(), "type", "not a number"));
        return 0;
      }
    }
    if (value == null) {
      errors.add(new FieldError("/" + component.getName(), "required", "missing"));
    }
    return value;
  }

  @Override
  public String write(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> members = new ArrayList<>();
      map.forEach((k, v) -> members.add(write(String.valueOf(k)) + ":" + write(v)));
      return "{" + String.join(",", members) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(",", list.stream().map(this::write).toList()) + "]";
    }
    if (value instanceof Number || value instanceof Boolean || value == null) {
      return String.valueOf(value);
    }
    return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public Map<String, Object> readObject(String json) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (json.contains("styles")) {
      result.put(
          "styles",
          Pattern.compile("\"(theme/[^\"]+)\"")
              .matcher(json)
              .results()
              .map(style -> style.group(1))
              .toList());
    }
    return result;
  }

  @Override
  public Map<String, Object> schema(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Label label = component.getAnnotation(Label.class);
      Help help = component.getAnnotation(Help.class);
      if (label != null && help != null) {
        properties.put(
            component.getName(), Map.of("title", label.value(), "description", help.value()));
      }
    }
    return Map.of("type", "object", "properties", properties);
  }
}
