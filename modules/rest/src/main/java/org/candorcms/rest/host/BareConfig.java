// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A configuration for Jersey's containers that knows nothing: they outlive any servlet context, so
 * they must not hold one.
 */
record BareConfig(String getServletName) implements ServletConfig {
  @Override
  public ServletContext getServletContext() {
    return (ServletContext)
        Proxy.newProxyInstance(
            BareConfig.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getContextPath")) {
                return "";
              }
              return method.getName().equals("hashCode")
                  ? (Object) 1
                  : nothing(method.getReturnType());
            });
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == Enumeration.class) {
      return Collections.emptyEnumeration();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == Set.class) {
      return Set.of();
    }
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? 6 : null;
  }

  @Override
  public @Nullable String getInitParameter(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getInitParameterNames() {
    return Collections.emptyEnumeration();
  }
}
