// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TagCacheTest {
  private final TagCache<String> cache =
      new TagCache<>(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 10_000);
  private final AtomicInteger made = new AtomicInteger();

  private TagCache.Made<String> make(String value, int size) {
    made.incrementAndGet();
    return new TagCache.Made<>(value, Set.of(), Set.of("t"), Duration.ofMinutes(1), size);
  }

  private String get(String key) {
    return cache.get(key, name -> "", () -> make(key, 10));
  }

  @Test
  void staysWithinItsBytes() {
    for (int i = 0; i < 1000; i++) {
      get("key" + i);
    }
    assertThat(cache.bytes()).isLessThanOrEqualTo(10_000).isPositive();
    cache.get("large", name -> "", () -> make("x", 9_000));
    assertThat(cache.bytes()).as("nothing takes more than a quarter").isLessThan(10_000);
  }

  @Test
  void forgetsByTagAlsoWhatIsBeingMade() {
    get("a");
    cache.invalidate(List.of("t"));
    get("a");
    assertThat(made).hasValue(2);
    String shown =
        cache.get(
            "b",
            name -> "",
            () -> {
              cache.invalidate(List.of("t"));
              return make("stale", 10);
            });
    assertThat(shown).isEqualTo("stale");
    assertThat(get("b")).isEqualTo("b");
  }

  @Test
  void distinguishesOnlyWhatWasRead() {
    AtomicInteger calls = new AtomicInteger();
    for (String value : List.of("1", "2", "1")) {
      cache.get(
          "p",
          name -> value,
          () -> {
            calls.incrementAndGet();
            return new TagCache.Made<>(value, Set.of("q"), Set.of(), Duration.ofMinutes(1), 10);
          });
    }
    assertThat(calls).hasValue(2);
    assertThat(cache.get("p", name -> "2", () -> make("other", 10))).isEqualTo("2");
  }

  @Test
  void oneMakesAndOthersWait() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () ->
                cache.get(
                    "k",
                    name -> "",
                    () -> {
                      entered.countDown();
                      await(finish);
                      return make("one", 10);
                    }));
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(() -> cache.get("k", name -> "", () -> make("two", 10)));
    finish.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("one");
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("one");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
