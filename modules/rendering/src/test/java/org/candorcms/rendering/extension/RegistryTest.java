// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RegistryTest {
  private final Registry<String> registry = new Registry<>(Clock.systemUTC());

  private Optional<String> serving(String key) {
    try (var use = registry.use(key, Duration.ZERO).orElseThrow()) {
      return Optional.of(use.get());
    }
  }

  @Test
  void firstInstalledServesUntilItLeaves() {
    var old = registry.add("k", 5, 0, "old");
    registry.add("k", 9, 100, "new");
    assertThat(serving("k")).contains("old");
    registry.remove(old, Duration.ZERO);
    assertThat(serving("k")).contains("new");
    registry.add("k", 9, 200, "ranked");
    assertThat(serving("k")).contains("ranked");
  }

  @Test
  void leavingWaitsForCallsWhileTheNextServes() throws Exception {
    var old = registry.add("k", 1, 0, "old");
    registry.add("k", 2, 0, "new");
    var use = registry.use("k", Duration.ZERO).orElseThrow();
    CountDownLatch left = new CountDownLatch(1);
    CompletableFuture<Void> removal =
        CompletableFuture.runAsync(
            () -> {
              registry.remove(old, Duration.ofSeconds(30));
              left.countDown();
            });
    while (!serving("k").equals(Optional.of("new"))) {
      Thread.onSpinWait();
    }
    assertThat(left.getCount()).isEqualTo(1);
    use.close();
    removal.get(10, TimeUnit.SECONDS);
    assertThat(left.getCount()).isZero();
  }

  @Test
  void parksRequestsOfWhatHasJustLeft() throws Exception {
    assertThat(registry.use("never", Duration.ofSeconds(10))).isEmpty();
    var old = registry.add("k", 1, 0, "old");
    registry.remove(old, Duration.ZERO);
    assertThat(registry.keys()).contains("k");
    CompletableFuture<String> parked =
        CompletableFuture.supplyAsync(
            () -> {
              try (var use = registry.use("k", Duration.ofSeconds(10)).orElseThrow()) {
                return use.get();
              }
            });
    registry.add("k", 2, 0, "new");
    assertThat(parked.get(10, TimeUnit.SECONDS)).isEqualTo("new");
  }
}
