// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.candorcms.api.page.PageRequest;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private static <T> T answering(Class<T> type, String name, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals(name) ? answer : method.getDefaultValue()));
  }

  private static PageRequest request(boolean visited) {
    return answering(PageRequest.class, "visited", visited);
  }

  @Test
  void countsWhatVisitorsSeeAndNotWhatChecksRender() throws InterruptedException {
    try (EmbeddedStore store = EmbeddedStore.of("help")) {
      Counts counts =
          new Counts(store, CLOCK, answering(HelpSettings.class, "log$_$queries", true));
      counts.viewed("read", request(true));
      counts.viewed("read", request(false));
      counts.viewed("checked", request(false));
      counts.close();
      Long views =
          store.read(
              em ->
                  em.createQuery(
                          "select sum(a.views) from ArticleDayRow a where a.day = :day", Long.class)
                      .setParameter("day", LocalDate.now(CLOCK).toString())
                      .getSingleResult());
      assertThat(views).isEqualTo(1);
      Long rows =
          store.read(
              em ->
                  em.createQuery("select count(a) from ArticleDayRow a", Long.class)
                      .getSingleResult());
      assertThat(rows).isEqualTo(1);
    }
  }
}
