// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.cache;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Output by address, bounded in bytes. What the output depends on beside the address (a request
 * parameter, the visitor's languages) is not known before it was made once; each address therefore
 * remembers the dimensions that were read, and only their values are part of the key. Thread-safe.
 *
 * @param <V> kind of output
 */
public final class TagCache<V> {
  private static final int MAX_ADDRESSES = 20_000;
  private static final int MAX_TAGS = 10_000;
  private static final long WAIT_SECONDS = 5;

  private final Clock clock;
  private final Map<String, Entry<V>> entries = new LinkedHashMap<>(64, .75f, true);
  private final Map<String, Set<String>> keysByTag = new HashMap<>();
  private final Map<String, Set<String>> dimensions = bounded(MAX_ADDRESSES);
  private final Map<String, Long> invalidated = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<Boolean>> flights = new ConcurrentHashMap<>();
  private long maxBytes;
  private long bytes;
  private long moment;
  private long oldestKnown;

  private record Entry<V>(V value, long expires, int size, Set<String> tags) {}

  /**
   * What was made.
   *
   * @param value the output
   * @param dimensions what it depends on beside its address
   * @param tags invalidating one of them forgets it
   * @param maxAge how long it may be reused, zero for never
   * @param size in bytes
   */
  public record Made<V>(
      V value, Set<String> dimensions, Set<String> tags, Duration maxAge, int size) {}

  /** An empty cache. */
  public TagCache(Clock clock, long maxBytes) {
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  private static <K, T> Map<K, T> bounded(int max) {
    return new LinkedHashMap<>(64, .75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, T> eldest) {
        return size() > max;
      }
    };
  }

  /** Changes the bound. */
  public synchronized void resize(long newMaxBytes) {
    maxBytes = newMaxBytes;
    evict();
  }

  /**
   * The remembered output, or what {@code maker} makes. Of several callers that ask for the same at
   * once one makes it and the others wait for it.
   *
   * @param dimension gives the value of a dimension for this request
   */
  public V get(String address, UnaryOperator<String> dimension, Supplier<Made<V>> maker) {
    String key = key(address, dimension);
    Optional<V> found = find(key);
    if (found.isPresent()) {
      return found.get();
    }
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> other = flights.putIfAbsent(key, mine);
    if (other != null) {
      await(other);
      found = find(key(address, dimension));
      return found.isPresent() ? found.get() : make(address, dimension, maker);
    }
    try {
      return make(address, dimension, maker);
    } finally {
      flights.remove(key, mine);
      mine.complete(true);
    }
  }

  private static void await(CompletableFuture<Boolean> flight) {
    try {
      flight.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Then this caller makes its own.
    }
  }

  private V make(String address, UnaryOperator<String> dimension, Supplier<Made<V>> maker) {
    long begun;
    synchronized (this) {
      begun = moment;
    }
    Made<V> made = maker.get();
    if (!made.maxAge().isZero()) {
      store(address, dimension, made, begun);
    }
    return made.value();
  }

  private synchronized String key(String address, UnaryOperator<String> dimension) {
    Set<String> names = dimensions.get(address);
    if (names == null || names.isEmpty()) {
      return address;
    }
    StringBuilder key = new StringBuilder(address);
    for (String name : names) {
      String value = dimension.apply(name);
      key.append('\n').append(name).append('=').append(value.length()).append(':').append(value);
    }
    return key.toString();
  }

  private synchronized Optional<V> find(String key) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.expires < clock.millis()) {
      remove(key);
      return Optional.empty();
    }
    return Optional.of(entry.value);
  }

  private synchronized void store(
      String address, UnaryOperator<String> dimension, Made<V> made, long begun) {
    if (begun < oldestKnown || made.size() > maxBytes / 4) {
      return;
    }
    for (String tag : made.tags()) {
      if (invalidated.getOrDefault(tag, -1L) > begun) {
        return;
      }
    }
    Set<String> names = new TreeSet<>(made.dimensions());
    @Nullable Set<String> known = dimensions.get(address);
    if (known != null) {
      names.addAll(known);
    }
    dimensions.put(address, names);
    String key = key(address, dimension);
    remove(key);
    int size = made.size() + 2 * key.length() + 200;
    entries.put(
        key,
        new Entry<>(
            made.value(),
            clock.millis() + made.maxAge().toMillis(),
            size,
            Set.copyOf(made.tags())));
    bytes += size;
    for (String tag : made.tags()) {
      keysByTag.computeIfAbsent(tag, unused -> new HashSet<>()).add(key);
    }
    evict();
  }

  private void evict() {
    while (bytes > maxBytes && !entries.isEmpty()) {
      remove(entries.keySet().iterator().next());
    }
  }

  private void remove(String key) {
    Entry<V> entry = entries.remove(key);
    if (entry == null) {
      return;
    }
    bytes -= entry.size;
    for (String tag : entry.tags) {
      Set<String> keys = keysByTag.get(tag);
      if (keys != null) {
        keys.remove(key);
        if (keys.isEmpty()) {
          keysByTag.remove(tag);
        }
      }
    }
  }

  /** Forgets what carries one of the tags, also what is being made right now. */
  public synchronized void invalidate(Collection<String> tags) {
    moment++;
    for (String tag : tags) {
      invalidated.remove(tag);
      invalidated.put(tag, moment);
      Set<String> keys = keysByTag.get(tag);
      if (keys != null) {
        Set.copyOf(keys).forEach(this::remove);
      }
    }
    while (invalidated.size() > MAX_TAGS) {
      Iterator<Map.Entry<String, Long>> eldest = invalidated.entrySet().iterator();
      oldestKnown = eldest.next().getValue();
      eldest.remove();
    }
  }

  /** Forgets everything, also what is being made right now. */
  public synchronized void clear() {
    moment++;
    oldestKnown = moment;
    invalidated.clear();
    entries.clear();
    keysByTag.clear();
    dimensions.clear();
    bytes = 0;
  }

  /** Bytes in use. */
  public synchronized long bytes() {
    return bytes;
  }
}
