// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.executable.ExecutableValidator;
import jakarta.validation.metadata.BeanDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.rest.json.Constraints;
import org.glassfish.jersey.server.internal.inject.ConfiguredValidator;
import org.glassfish.jersey.server.internal.process.MappableException;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Bean Validation of the parameters of resource methods. Bodies were validated when they were read;
 * what a method returns is our own.
 */
final class ParameterConstraints implements ConfiguredValidator {
  private final Validator validator;

  ParameterConstraints(Validator validator) {
    this.validator = validator;
  }

  @Override
  public void validateResourceAndInputParams(
      Object resource, Invocable invocable, Object[] arguments) {
    requireBody(invocable, arguments);
    BeanDescriptor bean = validator.getConstraintsForClass(resource.getClass());
    if (bean.getConstraintsForMethod(
            invocable.getHandlingMethod().getName(),
            invocable.getHandlingMethod().getParameterTypes())
        == null) {
      return;
    }
    List<FieldError> errors = new ArrayList<>();
    for (ConstraintViolation<Object> violation :
        validator
            .forExecutables()
            .validateParameters(resource, invocable.getHandlingMethod(), arguments)) {
      FieldError error = Constraints.error(violation, "");
      errors.add(new FieldError(name(violation, invocable), error.code(), error.message()));
    }
    if (!errors.isEmpty()) {
      // Jersey maps only what comes wrapped from here.
      throw new MappableException(ProblemException.invalid(errors));
    }
  }

  /** A request may come without any body, which no reader is asked about. */
  private static void requireBody(Invocable invocable, Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = invocable.getParameters().get(i);
      // A body with annotations that are not Jersey's, such as @Valid, is of unknown source.
      boolean body =
          parameter.getSource() == Parameter.Source.ENTITY
              || parameter.getSource() == Parameter.Source.UNKNOWN;
      if (arguments[i] == null && body) {
        boolean optional =
            invocable
                .getHandlingMethod()
                .getAnnotatedParameterTypes()[i]
                .isAnnotationPresent(Nullable.class);
        if (!optional) {
          throw new MappableException(
              new ProblemException(CommonProblem.BAD_REQUEST, "The request has no body"));
        }
      }
    }
  }

  /** The name of the parameter, or the pointer of what is in a body. */
  private static String name(ConstraintViolation<?> violation, Invocable invocable) {
    StringBuilder below = new StringBuilder();
    String name = "";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == jakarta.validation.ElementKind.PARAMETER) {
        Parameter parameter =
            invocable.getParameters().get(node.as(Path.ParameterNode.class).getParameterIndex());
        name = parameter.getSourceName() == null ? "" : parameter.getSourceName();
      } else if (node.getKind() == jakarta.validation.ElementKind.PROPERTY) {
        below.append('/').append(node.getName());
      }
    }
    return name + below;
  }

  @Override
  public void validateResult(Object resource, Invocable invocable, Object result) {
    // Ours to get right; checking it would cost every answer.
  }

  @Override
  public <T> Set<ConstraintViolation<T>> validate(T object, Class<?>... groups) {
    return validator.validate(object, groups);
  }

  @Override
  public <T> Set<ConstraintViolation<T>> validateProperty(
      T object, String name, Class<?>... groups) {
    return validator.validateProperty(object, name, groups);
  }

  @Override
  public <T> Set<ConstraintViolation<T>> validateValue(
      Class<T> type, String name, Object value, Class<?>... groups) {
    return validator.validateValue(type, name, value, groups);
  }

  @Override
  public BeanDescriptor getConstraintsForClass(Class<?> type) {
    return validator.getConstraintsForClass(type);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return validator.unwrap(type);
  }

  @Override
  public ExecutableValidator forExecutables() {
    return validator.forExecutables();
  }
}
