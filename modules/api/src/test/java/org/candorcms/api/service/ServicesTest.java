// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

class ServicesTest {
  private final Services<String> services = new Services<>();
  private int made;
  private int returned;

  private ComponentServiceObjects<String> found(Supplier<@Nullable String> maker) {
    @SuppressWarnings("unchecked")
    ServiceReference<String> reference =
        (ServiceReference<String>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) ->
                    method.getName().equals("equals") ? proxy == arguments[0] : null);
    return new ComponentServiceObjects<>() {
      @Override
      public @Nullable String getService() {
        made++;
        return maker.get();
      }

      @Override
      public void ungetService(String service) {
        returned++;
      }

      @Override
      public ServiceReference<String> getServiceReference() {
        return reference;
      }
    };
  }

  @Test
  void makesAServiceOnceAndOnlyWhenItIsUsed() {
    services.add(found(() -> "a"));
    assertThat(services.isEmpty()).isFalse();
    assertThat(made).isZero();
    assertThat(services.all()).containsExactly("a");
    assertThat(services.all()).containsExactly("a");
    assertThat(made).isEqualTo(1);
    assertThat(returned).isZero();
  }

  @Test
  void leavesOutWhatCannotBeMadeAndTriesAgain() {
    boolean[] well = {false};
    services.add(found(() -> well[0] ? "late" : null));
    services.add(found(() -> "b"));
    assertThat(services.all()).containsExactly("b");
    well[0] = true;
    assertThat(services.all()).containsExactly("late", "b");
  }

  @Test
  void givesBackWhatHasGone() {
    ComponentServiceObjects<String> one = found(() -> "a");
    ComponentServiceObjects<String> unused = found(() -> "b");
    services.add(one);
    services.all();
    services.add(unused);
    services.add("at hand");
    services.remove(unused);
    assertThat(returned).isZero();
    services.remove(one);
    assertThat(returned).isEqualTo(1);
    services.remove("at hand");
    assertThat(services.isEmpty()).isTrue();
  }
}
