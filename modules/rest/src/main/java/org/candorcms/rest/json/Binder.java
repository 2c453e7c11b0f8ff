// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Makes records of parsed values and collects everything that is wrong with them. */
final class Binder {
  private static final int MAX_ERRORS = 100;
  private static final Object FAILED = new Object();

  private final Constraints constraints;
  private final boolean loose;
  private final Set<FieldError> errors = new LinkedHashSet<>();

  /**
   * Binds one document.
   *
   * @param loose whether text may stand for numbers, booleans and lists
   */
  Binder(Constraints constraints, boolean loose) {
    this.constraints = constraints;
    this.loose = loose;
  }

  @Nullable Object bind(@Nullable Object value, Type type) {
    Object bound = value == null ? missing(type) : any(value, type, "");
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(List.copyOf(errors));
    }
    return bound;
  }

  private @Nullable Object missing(Type type) {
    return RecordPlan.raw(type) == Object.class ? null : fail("", "null", "null is not allowed");
  }

  private Object any(Object value, Type type, String pointer) {
    Class<?> raw = RecordPlan.raw(type);
    if (raw == Object.class) {
      return value;
    }
    if (raw.isRecord()) {
      if (raw.isInstance(value)) {
        return value; // A file of a form comes as it is.
      }
      return value instanceof Map<?, ?> map
          ? record(map, raw, pointer)
          : wrong(pointer, "an object", value);
    }
    if (Collection.class.isAssignableFrom(raw) || raw == Iterable.class) {
      return collection(value, type, raw, pointer);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return value instanceof Map<?, ?> map
          ? map(map, type, pointer)
          : wrong(pointer, "an object", value);
    }
    if (RecordPlan.isOptional(raw)) {
      return optional(value, type, raw, pointer);
    }
    return scalar(value, raw, pointer);
  }

  private Object record(Map<?, ?> map, Class<?> raw, String pointer) {
    RecordPlan plan = RecordPlan.of(raw);
    int before = errors.size();
    for (Object name : map.keySet()) {
      if (!plan.byName().containsKey(String.valueOf(name))) {
        fail(
            pointer + "/" + escaped(String.valueOf(name)),
            "unknown-member",
            "There is no such member; known are " + String.join(", ", plan.byName().keySet()));
      }
    }
    @Nullable Object[] arguments = new Object[plan.parts().size()];
    for (RecordPlan.Part part : plan.parts()) {
      arguments[part.index()] = part(part, map, pointer + "/" + part.name());
    }
    if (errors.size() == before) {
      return made(plan, arguments, pointer);
    }
    for (RecordPlan.Part part : plan.parts()) {
      Object argument = arguments[part.index()];
      if (argument != null && argument != FAILED) {
        constraints.ofPart(raw, part.name(), argument, pointer).forEach(this::add);
      }
    }
    return FAILED;
  }

  private Object made(RecordPlan plan, @Nullable Object[] arguments, String pointer) {
    try {
      Object made = plan.maker().newInstance(arguments);
      List<FieldError> violations = constraints.of(made, pointer);
      violations.forEach(this::add);
      return violations.isEmpty() ? made : FAILED;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ProblemException problem) {
        problem.errors().forEach(this::add);
        return problem.errors().isEmpty()
            ? fail(pointer, problem.code().code(), problem.detail())
            : FAILED;
      }
      if (e.getCause() instanceof IllegalArgumentException refused) {
        String message = refused.getMessage();
        return fail(pointer, "invalid", message == null ? "These values do not fit" : message);
      }
      throw new IllegalStateException("A record refused its values: " + plan.type(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record cannot be made: " + plan.type(), e);
    }
  }

  private @Nullable Object part(RecordPlan.Part part, Map<?, ?> map, String pointer) {
    Object value = map.get(part.name());
    if (value != null) {
      if (loose && part.optional() && value instanceof String text && text.isBlank()) {
        return none(part.raw());
      }
      return any(value, part.type(), pointer);
    }
    if (part.optional()) {
      return none(part.raw());
    }
    if (part.nullable()) {
      return null;
    }
    if (map.containsKey(part.name())) {
      return fail(pointer, "null", "null is not allowed; leave it out or give a value");
    }
    if (part.required()) {
      return loose && part.raw() == boolean.class
          ? (Object) false
          : fail(pointer, "required", part.name() + " is missing");
    }
    return empty(part.raw());
  }

  private Object collection(Object value, Type type, Class<?> raw, String pointer) {
    Type element = RecordPlan.argument(type, 0);
    List<?> list = listOf(value);
    if (list == null) {
      return wrong(pointer, "a list", value);
    }
    List<Object> out = new ArrayList<>(list.size());
    boolean failed = false;
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      String at = pointer + "/" + i;
      Object bound =
          item == null ? fail(at, "null", "null is not allowed in a list") : any(item, element, at);
      failed |= bound == FAILED;
      out.add(bound);
    }
    if (failed) {
      return FAILED;
    }
    return Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(out) : List.copyOf(out);
  }

  private @Nullable List<?> listOf(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof Collection<?> collection) {
      return List.copyOf(collection);
    }
    if (value instanceof Object[] array) {
      return Arrays.asList(array);
    }
    if (!loose) {
      return null;
    }
    return value instanceof String text
        ? Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList()
        : List.of(value);
  }

  private Object map(Map<?, ?> map, Type type, String pointer) {
    Type valueType = RecordPlan.argument(type, 1);
    Class<?> keyType = RecordPlan.raw(RecordPlan.argument(type, 0));
    Map<Object, @Nullable Object> out = new LinkedHashMap<>();
    boolean failed = false;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = String.valueOf(entry.getKey());
      String at = pointer + "/" + escaped(name);
      Object key = keyType == Object.class ? name : scalar(name, keyType, at);
      Object value = entry.getValue();
      Object bound =
          value == null
              ? RecordPlan.raw(valueType) == Object.class
                  ? null
                  : fail(at, "null", "null is not allowed")
              : any(value, valueType, at);
      failed |= bound == FAILED || key == FAILED;
      out.put(key, bound);
    }
    return failed ? FAILED : out;
  }

  private Object optional(Object value, Type type, Class<?> raw, String pointer) {
    if (raw == OptionalInt.class) {
      Object n = scalar(value, int.class, pointer);
      return n == FAILED ? FAILED : OptionalInt.of((Integer) n);
    }
    if (raw == OptionalLong.class) {
      Object n = scalar(value, long.class, pointer);
      return n == FAILED ? FAILED : OptionalLong.of((Long) n);
    }
    if (raw == OptionalDouble.class) {
      Object n = scalar(value, double.class, pointer);
      return n == FAILED ? FAILED : OptionalDouble.of((Double) n);
    }
    Object bound = any(value, RecordPlan.argument(type, 0), pointer);
    return bound == FAILED ? FAILED : Optional.of(bound);
  }

  private Object scalar(Object given, Class<?> raw, String pointer) {
    Object value = loose ? loosened(given, raw) : given;
    if (raw == String.class || raw == CharSequence.class) {
      return text(value, pointer);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return value instanceof Boolean ? value : wrong(pointer, "true or false", value);
    }
    if (Scalars.isWhole(raw)) {
      return whole(value, raw, pointer);
    }
    if (Scalars.isFraction(raw) || raw == Number.class) {
      return fraction(value, raw, pointer);
    }
    if (raw.isInstance(value)) {
      return value;
    }
    if (!(value instanceof String text)) {
      return wrong(pointer, "a text", value);
    }
    if (raw.isEnum()) {
      Object constant = Scalars.enumConstant(raw, text);
      return constant == null
          ? fail(pointer, "enum", "Not one of " + Scalars.enumNames(raw))
          : constant;
    }
    return fromText(text, raw, pointer);
  }

  private Object text(Object value, String pointer) {
    if (value instanceof String text) {
      return JsonTree.storable(text)
          ? text
          : fail(pointer, "text", "The text holds U+0000 or half of a surrogate pair");
    }
    return loose && (value instanceof Number || value instanceof Boolean)
        ? value.toString()
        : wrong(pointer, "a text", value);
  }

  private Object whole(Object value, Class<?> raw, String pointer) {
    if (!(value instanceof Integer || value instanceof Long || value instanceof BigInteger)) {
      return wrong(pointer, "a whole number", value);
    }
    Object number = Scalars.whole(raw, (Number) value);
    return number == null ? fail(pointer, "range", "The number is too large") : number;
  }

  private Object fraction(Object value, Class<?> raw, String pointer) {
    if (!(value instanceof Number number)) {
      return wrong(pointer, "a number", value);
    }
    if (raw == Number.class) {
      return number;
    }
    if (raw == BigDecimal.class) {
      return number instanceof BigDecimal ? number : new BigDecimal(number.toString());
    }
    boolean small = raw == float.class || raw == Float.class;
    double wide = small ? number.floatValue() : number.doubleValue();
    if (!Double.isFinite(wide)) {
      return fail(pointer, "range", "The number is too large");
    }
    return small ? (Object) number.floatValue() : (Object) wide;
  }

  private Object fromText(String text, Class<?> raw, String pointer) {
    Scalars.Scalar scalar =
        Scalars.of(raw)
            .orElseThrow(() -> new IllegalArgumentException("Not a type for JSON: " + raw));
    try {
      return scalar.reader().apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return fail(pointer, "format", "Not of the form of " + scalar.example());
    }
  }

  /** Text of a query or a form as the number or boolean it stands for; else unchanged. */
  private static Object loosened(Object value, Class<?> raw) {
    if (!(value instanceof String text)) {
      return value;
    }
    if (raw == boolean.class || raw == Boolean.class) {
      boolean on = text.equals("true") || text.equals("on");
      return on || text.equals("false") ? (Object) on : text;
    }
    String number = text.strip();
    try {
      if (Scalars.isWhole(raw) && number.length() <= 40) {
        BigInteger big = new BigInteger(number);
        return big.bitLength() < 64 ? (Object) big.longValue() : big;
      }
      if (Scalars.isFraction(raw) && number.length() <= 40) {
        BigDecimal decimal = new BigDecimal(number);
        return Math.abs((long) decimal.scale()) <= 400 ? decimal : text;
      }
    } catch (NumberFormatException e) {
      return text;
    }
    return text;
  }

  private static Object none(Class<?> raw) {
    if (raw == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (raw == OptionalLong.class) {
      return OptionalLong.empty();
    }
    return raw == OptionalDouble.class ? OptionalDouble.empty() : Optional.empty();
  }

  private static Object empty(Class<?> raw) {
    if (Map.class.isAssignableFrom(raw)) {
      return Map.of();
    }
    return Set.class.isAssignableFrom(raw) ? Set.of() : List.of();
  }

  private Object wrong(String pointer, String expected, Object value) {
    return fail(pointer, "type", "Expected " + expected + ", got " + kind(value));
  }

  private static String kind(Object value) {
    if (value instanceof String) {
      return "a text";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    if (value instanceof Number) {
      return "a number";
    }
    return value instanceof Map ? "an object" : "a list";
  }

  private Object fail(String pointer, String code, String message) {
    add(new FieldError(pointer, code, message));
    return FAILED;
  }

  private void add(FieldError error) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(error);
    }
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
