// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import com.github.jknack.handlebars.ValueResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives templates record components and map entries, nothing else: no getter, field or method of
 * any other object can be reached from a template.
 */
final class ModelResolver implements ValueResolver {
  // Bound to the record's class, so that a plugin that was uninstalled is not held in memory.
  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> accessors = new LinkedHashMap<>();
          for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            accessors.put(component.getName(), accessor);
          }
          return accessors;
        }
      };

  @Override
  public @Nullable Object resolve(Object model, String name) {
    Object target = model instanceof Optional<?> optional ? optional.orElse(null) : model;
    if (target instanceof Map<?, ?> map) {
      return map.containsKey(name) ? present(map.get(name)) : UNRESOLVED;
    }
    if (target instanceof Record) {
      Method accessor = ACCESSORS.get(target.getClass()).get(name);
      return accessor == null ? UNRESOLVED : present(call(accessor, target));
    }
    return UNRESOLVED;
  }

  /** What is absent reads as empty text: for null, Handlebars would ask the outer model. */
  private static Object present(@Nullable Object value) {
    Object inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return inner == null ? "" : inner;
  }

  private static @Nullable Object call(Method accessor, Object target) {
    try {
      return accessor.invoke(target);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(accessor.getName() + " cannot be read", e);
    }
  }

  @Override
  public Object resolve(Object model) {
    return model instanceof Map<?, ?> || model instanceof Record ? model : UNRESOLVED;
  }

  @Override
  public Set<Map.Entry<String, Object>> propertySet(Object model) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (model instanceof Map<?, ?> map) {
      map.forEach((key, value) -> all.put(String.valueOf(key), present(value)));
    } else if (model instanceof Record) {
      ACCESSORS
          .get(model.getClass())
          .forEach((name, accessor) -> all.put(name, present(call(accessor, model))));
    }
    return all.entrySet();
  }
}
