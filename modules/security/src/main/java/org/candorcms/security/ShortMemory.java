// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Remembers what was found for some seconds, never what was not found. */
final class ShortMemory<T> {
  private static final int MOST = 10_000;

  private final long nanos;
  private final Supplier<Long> ticker;
  private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();

  private record Entry<T>(T value, long end) {}

  ShortMemory(Duration age, Supplier<Long> ticker) {
    this.nanos = age.toNanos();
    this.ticker = ticker;
  }

  Optional<T> get(String key) {
    Entry<T> entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.end - ticker.get() < 0) {
      entries.remove(key, entry);
      return Optional.empty();
    }
    return Optional.of(entry.value);
  }

  void put(String key, T value) {
    if (entries.size() >= MOST) {
      entries.clear();
    }
    entries.put(key, new Entry<>(value, ticker.get() + nanos));
  }

  void remove(String key) {
    entries.remove(key);
  }

  void removeIf(Predicate<T> test) {
    entries.values().removeIf(entry -> test.test(entry.value));
  }

  void clear() {
    entries.clear();
  }
}
