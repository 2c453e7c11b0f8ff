// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.lang.reflect.Proxy;

/** Settings as they are where nobody sets any. */
final class Defaults {
  private Defaults() {}

  static <A> A of(Class<A> settings) {
    return settings.cast(
        Proxy.newProxyInstance(
            settings.getClassLoader(),
            new Class<?>[] {settings},
            (proxy, method, arguments) -> method.getDefaultValue()));
  }
}
