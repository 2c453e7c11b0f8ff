// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.security.Role;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;

/**
 * What a resource method demands, found out once.
 *
 * @param access who may call
 * @param roles the roles, any of which is enough
 * @param query declared query parameters, and whether they may repeat
 * @param open whether parameters are declared that start with a prefix: {@code attr.*}
 * @param maxBody bytes
 */
record MethodRules(
    Access access, Set<String> roles, Map<String, Boolean> query, boolean open, long maxBody) {

  enum Access {
    EVERYBODY,
    ROLES,
    NOBODY
  }

  static final long DEFAULT_MAX_BODY = 1 << 20;

  static MethodRules of(ResourceMethod method, List<ResourceMethod> locators) {
    Invocable invocable = method.getInvocable();
    Map<String, Boolean> query = new HashMap<>();
    parameters(invocable, query);
    locators.forEach(locator -> parameters(locator.getInvocable(), query));
    Annotation rule = rule(invocable);
    MaxBody body = annotation(invocable, MaxBody.class);
    return new MethodRules(
        access(rule),
        rule instanceof RolesAllowed allowed ? Set.of(allowed.value()) : Set.of(Role.ADMINISTRATOR),
        query,
        query.keySet().stream().anyMatch(name -> name.endsWith(".*")),
        body == null ? DEFAULT_MAX_BODY : body.value());
  }

  private static Access access(@Nullable Annotation rule) {
    if (rule instanceof PermitAll) {
      return Access.EVERYBODY;
    }
    return rule instanceof DenyAll ? Access.NOBODY : Access.ROLES;
  }

  /** The rule of the method, else of its class; null where both are silent. */
  static @Nullable Annotation rule(Invocable invocable) {
    for (Class<? extends Annotation> type :
        List.of(DenyAll.class, RolesAllowed.class, PermitAll.class)) {
      Annotation found = annotation(invocable, type);
      if (found != null) {
        return found;
      }
    }
    Class<?> resource = invocable.getHandler().getHandlerClass();
    for (Class<? extends Annotation> type :
        List.of(DenyAll.class, RolesAllowed.class, PermitAll.class)) {
      Annotation found = resource.getAnnotation(type);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static <A extends Annotation> @Nullable A annotation(Invocable invocable, Class<A> type) {
    Method handling = invocable.getHandlingMethod();
    A found = handling.getAnnotation(type);
    return found != null ? found : invocable.getDefinitionMethod().getAnnotation(type);
  }

  private static void parameters(Invocable invocable, Map<String, Boolean> query) {
    invocable.getParameters().forEach(p -> parameter(p, query));
    invocable.getHandler().getParameters().forEach(p -> parameter(p, query));
  }

  private static void parameter(Parameter parameter, Map<String, Boolean> query) {
    if (parameter instanceof Parameter.BeanParameter bean) {
      bean.getParameters().forEach(inner -> parameter(inner, query));
    } else if (parameter.getSource() == Parameter.Source.QUERY) {
      Class<?> raw = parameter.getRawType();
      query.put(parameter.getSourceName(), Collection.class.isAssignableFrom(raw) || raw.isArray());
    }
  }

  boolean knows(String name) {
    if (query.containsKey(name)) {
      return true;
    }
    return open
        && query.keySet().stream()
            .anyMatch(
                known ->
                    known.endsWith(".*")
                        && name.startsWith(known.substring(0, known.length() - 1)));
  }

  boolean single(String name) {
    return Boolean.FALSE.equals(query.get(name));
  }
}
