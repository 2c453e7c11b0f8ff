// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as they are where nobody sets any. */
final class Defaults {
  private Defaults() {}

  static <A> A of(Class<A> settings) {
    return of(settings, Map.of());
  }

  /** The same with some of them set, by the names of their methods. */
  static <A> A of(Class<A> settings, Map<String, Object> set) {
    return settings.cast(
        Proxy.newProxyInstance(
            settings.getClassLoader(),
            new Class<?>[] {settings},
            (proxy, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
