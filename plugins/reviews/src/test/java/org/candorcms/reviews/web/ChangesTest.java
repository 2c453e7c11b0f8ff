// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.candorcms.api.change.Change;
import org.candorcms.api.change.ChangeSource;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

class ChangesTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  private final Changes changes = new Changes();

  private static ComponentServiceObjects<ChangeSource> source(Change... all) {
    return found(
        (subject, since, language) ->
            subject.equals("mug")
                ? List.of(all).stream().filter(change -> change.at().isAfter(since)).toList()
                : List.of());
  }

  private static ComponentServiceObjects<ChangeSource> found(ChangeSource source) {
    @SuppressWarnings("unchecked")
    ServiceReference<ChangeSource> reference =
        (ServiceReference<ChangeSource>)
            Proxy.newProxyInstance(
                ChangesTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) ->
                    method.getName().equals("equals") ? proxy == arguments[0] : null);
    return new ComponentServiceObjects<>() {
      @Override
      public ChangeSource getService() {
        return source;
      }

      @Override
      public void ungetService(ChangeSource service) {
        // Nothing is kept.
      }

      @Override
      public ServiceReference<ChangeSource> getServiceReference() {
        return reference;
      }
    };
  }

  private static Change change(String title, int days) {
    return new Change(title, "/changes/" + title, START.plusSeconds(days * 86_400L));
  }

  private List<String> titles(String product) {
    return changes.of(product, START, Locale.ENGLISH).stream().map(Change::title).toList();
  }

  @Test
  void areNoneWithoutAPluginThatTells() {
    assertThat(titles("mug")).isEmpty();
  }

  @Test
  void comeFromAllSourcesNewestFirst() {
    changes.add(source(change("lid", 3), change("before", -1)));
    ComponentServiceObjects<ChangeSource> second = source(change("handle", 5), change("box", 1));
    changes.add(second);
    assertThat(titles("mug")).containsExactly("handle", "lid", "box");
    assertThat(titles("pot")).isEmpty();
    changes.remove(second);
    assertThat(titles("mug")).containsExactly("lid");
  }

  @Test
  void aBrokenSourceHidesNoOther() {
    changes.add(
        found(
            (subject, since, language) -> {
              throw new IllegalStateException("gone");
            }));
    changes.add(source(change("lid", 3)));
    assertThat(titles("mug")).containsExactly("lid");
  }
}
