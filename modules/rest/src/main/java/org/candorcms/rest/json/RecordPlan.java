// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What reflection tells about a record, looked up once. Plans hang on the class itself, so they go
 * when the plugin's classes go.
 */
record RecordPlan(Class<?> type, List<Part> parts, Map<String, Part> byName, Constructor<?> maker) {

  /** A component of a record; compared by nobody. */
  @SuppressWarnings("ArrayRecordComponent")
  record Part(
      int index,
      String name,
      Type type,
      Class<?> raw,
      AnnotatedType annotated,
      Annotation[] annotations,
      boolean nullable,
      Method accessor) {

    boolean optional() {
      return isOptional(raw);
    }

    boolean required() {
      return !nullable
          && !optional()
          && !Collection.class.isAssignableFrom(raw)
          && !Map.class.isAssignableFrom(raw);
    }

    <A extends Annotation> Optional<A> annotation(Class<A> wanted) {
      return Arrays.stream(annotations).filter(wanted::isInstance).map(wanted::cast).findFirst();
    }

    @Nullable Object read(Object instance) {
      try {
        return accessor.invoke(instance);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("A record component cannot be read: " + name, e);
      }
    }
  }

  private static final ClassValue<RecordPlan> PLANS =
      new ClassValue<>() {
        @Override
        protected RecordPlan computeValue(Class<?> type) {
          return create(type);
        }
      };

  static RecordPlan of(Class<?> type) {
    return PLANS.get(type);
  }

  static boolean isOptional(Class<?> raw) {
    return raw == Optional.class
        || raw == OptionalInt.class
        || raw == OptionalLong.class
        || raw == OptionalDouble.class;
  }

  static Class<?> raw(Type type) {
    if (type instanceof Class<?> c) {
      return c;
    }
    if (type instanceof ParameterizedType p) {
      return (Class<?>) p.getRawType();
    }
    return Object.class;
  }

  static Type argument(Type type, int index) {
    return type instanceof ParameterizedType p ? p.getActualTypeArguments()[index] : Object.class;
  }

  private static RecordPlan create(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Map<String, Part> byName = new LinkedHashMap<>();
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      byName.put(components[i].getName(), part(type, i, components[i]));
    }
    try {
      Constructor<?> maker = type.getDeclaredConstructor(types);
      maker.setAccessible(true);
      return new RecordPlan(type, List.copyOf(byName.values()), byName, maker);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("No canonical constructor: " + type, e);
    }
  }

  private static Part part(Class<?> type, int index, RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new Part(
        index,
        component.getName(),
        component.getGenericType(),
        component.getType(),
        component.getAnnotatedType(),
        annotations(type, component),
        nullable(component.getAnnotatedType()),
        accessor);
  }

  /** Bean Validation does not target components, so the annotations are on the field. */
  private static Annotation[] annotations(Class<?> type, RecordComponent component) {
    try {
      Field field = type.getDeclaredField(component.getName());
      Map<Class<?>, Annotation> all = new LinkedHashMap<>();
      for (Annotation a : component.getAnnotations()) {
        all.put(a.annotationType(), a);
      }
      for (Annotation a : field.getAnnotations()) {
        all.put(a.annotationType(), a);
      }
      return all.values().toArray(Annotation[]::new);
    } catch (NoSuchFieldException e) {
      return component.getAnnotations();
    }
  }

  private static boolean nullable(AnnotatedType type) {
    return Arrays.stream(type.getAnnotations())
        .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
  }
}
