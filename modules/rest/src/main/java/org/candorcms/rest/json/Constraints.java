// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.candorcms.api.problem.FieldError;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Bean Validation with pointers. */
public final class Constraints {
  private final Validator validator;

  /** Starts Hibernate Validator without XML and expression language. */
  public Constraints() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(HibernateValidator.class.getClassLoader());
    try {
      // Held for as long as the module lives; nothing in it needs closing.
      this.validator =
          Validation.byProvider(HibernateValidator.class)
              .providerResolver(() -> List.of(new HibernateValidator()))
              .configure()
              .ignoreXmlConfiguration()
              .externalClassLoader(HibernateValidator.class.getClassLoader())
              .messageInterpolator(
                  new ParameterMessageInterpolator(
                      Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, false))
              .buildValidatorFactory()
              .getValidator();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The validator itself. */
  public Validator validator() {
    return validator;
  }

  /** Violations of a whole object. */
  public List<FieldError> of(Object value, String pointer) {
    return validator.validate(value).stream().map(v -> error(v, pointer)).toList();
  }

  /** Violations of one component of an object that could not be made. */
  List<FieldError> ofPart(Class<?> type, String name, Object value, String pointer) {
    return validator.validateValue(type, name, value).stream().map(v -> error(v, pointer)).toList();
  }

  /** An error of a violation found by somebody else. */
  public static FieldError error(ConstraintViolation<?> violation, String base) {
    StringBuilder pointer = new StringBuilder(base);
    for (Path.Node node : violation.getPropertyPath()) {
      append(pointer, node);
    }
    String name =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return new FieldError(
        pointer.toString(),
        name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT),
        message(violation));
  }

  private static void append(StringBuilder pointer, Path.Node node) {
    if (node.getIndex() != null) {
      pointer.append('/').append(node.getIndex());
    } else if (node.getKey() != null) {
      pointer.append('/').append(Binder.escaped(String.valueOf(node.getKey())));
    }
    if (node.getName() != null && !node.getName().startsWith("<")) {
      pointer.append('/').append(Binder.escaped(node.getName()));
    }
  }

  private static String message(ConstraintViolation<?> violation) {
    Object value = violation.getInvalidValue();
    if (value instanceof Number || value instanceof Boolean) {
      return violation.getMessage() + "; was " + value;
    }
    if (value instanceof CharSequence text) {
      return violation.getMessage() + "; was " + text.length() + " characters long";
    }
    return violation.getMessage();
  }
}
