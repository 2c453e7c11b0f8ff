// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.jspecify.annotations.Nullable;

/** Describes types in JSON Schema 2020-12. */
public final class Schemas {
  private final Set<Class<?>> open = new HashSet<>();
  private final @Nullable Map<String, Object> components;
  private final Map<Class<?>, String> names = new HashMap<>();

  private Schemas(@Nullable Map<String, Object> components) {
    this.components = components;
  }

  /** Describes types for one document, records once each under {@code #/components/schemas}. */
  public static Schemas into(Map<String, Object> components) {
    return new Schemas(components);
  }

  /** The schema of a type in this document. */
  public Map<String, Object> schema(Type type) {
    return describe(type, null, new Annotation[0]);
  }

  /** The schema of a type; a record that holds itself is described once. */
  public static Map<String, Object> of(Type type) {
    return new Schemas(null).schema(type);
  }

  private Map<String, Object> describe(
      Type type, @Nullable AnnotatedType annotated, Annotation[] annotations) {
    Class<?> raw = RecordPlan.raw(type);
    if (RecordPlan.isOptional(raw)) {
      return optional(type, raw, annotated, annotations);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    texts(schema, annotations);
    if (raw == SafeHtml.class) {
      schema.put("type", "string");
      schema.put("contentMediaType", "text/html");
    } else if (raw.isRecord() && components != null) {
      schema.put("$ref", "#/components/schemas/" + component(raw));
    } else if (raw.isRecord()) {
      object(schema, raw);
    } else if (Collection.class.isAssignableFrom(raw) || raw.isArray()) {
      schema.put("type", "array");
      schema.put("items", argument(type, raw, annotated, 0));
      if (Set.class.isAssignableFrom(raw)) {
        schema.put("uniqueItems", true);
      }
    } else if (Map.class.isAssignableFrom(raw)) {
      schema.put("type", "object");
      schema.put("additionalProperties", argument(type, raw, annotated, 1));
    } else {
      scalar(schema, raw);
    }
    for (Annotation annotation : annotations) {
      bound(schema, annotation);
    }
    return schema;
  }

  private Map<String, Object> optional(
      Type type, Class<?> raw, @Nullable AnnotatedType annotated, Annotation[] annotations) {
    Map<String, Object> schema;
    if (raw == java.util.Optional.class) {
      schema = argument(type, raw, annotated, 0);
    } else {
      schema = new LinkedHashMap<>();
      schema.put("type", raw == OptionalDouble.class ? "number" : "integer");
    }
    texts(schema, annotations);
    for (Annotation annotation : annotations) {
      bound(schema, annotation);
    }
    return schema;
  }

  private Map<String, Object> argument(
      Type type, Class<?> raw, @Nullable AnnotatedType annotated, int index) {
    if (raw.isArray()) {
      return describe(raw.getComponentType(), null, new Annotation[0]);
    }
    if (annotated instanceof AnnotatedParameterizedType p) {
      AnnotatedType inner = p.getAnnotatedActualTypeArguments()[index];
      return describe(inner.getType(), inner, inner.getAnnotations());
    }
    return describe(RecordPlan.argument(type, index), null, new Annotation[0]);
  }

  private String component(Class<?> raw) {
    String known = names.get(raw);
    Map<String, Object> all = components;
    if (known != null || all == null) {
      return String.valueOf(known);
    }
    String name = raw.getSimpleName();
    for (int number = 2; all.containsKey(name); number++) {
      name = raw.getSimpleName() + number;
    }
    names.put(raw, name);
    Map<String, Object> schema = new LinkedHashMap<>();
    all.put(name, schema);
    object(schema, raw);
    return name;
  }

  private void object(Map<String, Object> schema, Class<?> raw) {
    schema.put("type", "object");
    if (!open.add(raw)) {
      return;
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordPlan.Part part : RecordPlan.of(raw).parts()) {
      Map<String, Object> inner = describe(part.type(), part.annotated(), part.annotations());
      if (part.nullable() && inner.get("type") instanceof String single) {
        inner.put("type", List.of(single, "null"));
      }
      properties.put(part.name(), inner);
      if (part.required()) {
        required.add(part.name());
      }
    }
    open.remove(raw);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
  }

  private static void scalar(Map<String, Object> schema, Class<?> raw) {
    if (raw == Object.class) {
      return;
    }
    if (raw == boolean.class || raw == Boolean.class) {
      schema.put("type", "boolean");
    } else if (Scalars.isWhole(raw)) {
      schema.put("type", "integer");
      if (raw == int.class || raw == Integer.class) {
        schema.put("format", "int32");
      } else if (raw == long.class || raw == Long.class) {
        schema.put("format", "int64");
      }
    } else if (Scalars.isFraction(raw) || raw == Number.class) {
      schema.put("type", "number");
    } else {
      schema.put("type", "string");
      if (raw.isEnum()) {
        schema.put(
            "enum",
            Arrays.stream(raw.getEnumConstants()).map(c -> Scalars.kebab((Enum<?>) c)).toList());
      }
      Scalars.of(raw)
          .map(Scalars.Scalar::format)
          .filter(format -> !format.isEmpty())
          .ifPresent(format -> schema.put("format", format));
    }
  }

  private static void texts(Map<String, Object> schema, Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Label label) {
        schema.put("title", label.value());
      } else if (annotation instanceof Help help) {
        schema.put("description", help.value());
      }
    }
  }

  private static void bound(Map<String, Object> schema, Annotation annotation) {
    if (annotation instanceof Size size) {
      size(schema, size.min(), size.max());
    } else if (annotation instanceof NotBlank) {
      schema.putIfAbsent("minLength", 1);
    } else if (annotation instanceof NotEmpty) {
      size(schema, 1, Integer.MAX_VALUE);
    } else if (annotation instanceof Min min) {
      schema.put("minimum", min.value());
    } else if (annotation instanceof Max max) {
      schema.put("maximum", max.value());
    } else if (annotation instanceof DecimalMin min) {
      schema.put(min.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(min.value()));
    } else if (annotation instanceof DecimalMax max) {
      schema.put(max.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(max.value()));
    } else if (annotation instanceof Positive) {
      schema.put("exclusiveMinimum", 0);
    } else if (annotation instanceof PositiveOrZero) {
      schema.put("minimum", 0);
    } else if (annotation instanceof Negative) {
      schema.put("exclusiveMaximum", 0);
    } else if (annotation instanceof Email) {
      schema.put("format", "email");
    } else if (annotation instanceof Pattern pattern) {
      schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
    }
  }

  private static void size(Map<String, Object> schema, int min, int max) {
    String kind =
        switch (String.valueOf(schema.get("type"))) {
          case "array" -> "Items";
          case "object" -> "Properties";
          default -> "Length";
        };
    if (min > 0) {
      schema.put("min" + kind, min);
    }
    if (max < Integer.MAX_VALUE) {
      schema.put("max" + kind, max);
    }
  }
}
