// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.extension;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Extensions by key. Of several with one key the one that was installed first serves, until it
 * leaves; then the next takes over at once, and the one that leaves is given time to end the calls
 * it is in.
 *
 * @param <E> what is kept for an extension
 */
public final class Registry<E> {
  private static final Duration KNOWN = Duration.ofSeconds(10);

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, List<Entry>> entries = new TreeMap<>();
  private final Map<String, Instant> gone = new HashMap<>();

  /** An empty registry. */
  public Registry(Clock clock) {
    this.clock = clock;
  }

  /** Adds an extension; it serves at once if no other with its key was installed before. */
  public Entry add(String key, long bundleId, int ranking, E extension) {
    Entry entry = new Entry(key, bundleId, ranking, extension);
    lock.lock();
    try {
      List<Entry> list = entries.computeIfAbsent(key, unused -> new ArrayList<>(1));
      list.add(entry);
      list.sort(
          Comparator.comparingLong((Entry e) -> e.bundleId)
              .thenComparing(e -> e.ranking, Comparator.reverseOrder()));
      gone.remove(key);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return entry;
  }

  /** Removes an extension and waits, bounded, until no call is in it. */
  public void remove(Entry entry, Duration patience) {
    lock.lock();
    try {
      List<Entry> list = entries.getOrDefault(entry.key, new ArrayList<>());
      list.remove(entry);
      if (list.isEmpty()) {
        entries.remove(entry.key);
        gone.put(entry.key, clock.instant());
        forgetOld();
      }
      long nanos = patience.toNanos();
      while (entry.calls > 0 && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void forgetOld() {
    Instant limit = clock.instant().minus(KNOWN);
    gone.values().removeIf(time -> time.isBefore(limit));
  }

  /**
   * The extension that serves a key. Where one has left within the last 10 s and none has taken
   * over, waits for the next.
   */
  public Optional<Use> use(String key, Duration patience) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (true) {
        List<Entry> list = entries.get(key);
        if (list != null) {
          Entry entry = list.get(0);
          entry.calls++;
          return Optional.of(new Use(entry));
        }
        forgetOld();
        if (!gone.containsKey(key) || nanos <= 0) {
          return Optional.empty();
        }
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** All keys that are served or were within the last 10 s. */
  public SortedSet<String> keys() {
    lock.lock();
    try {
      forgetOld();
      SortedSet<String> keys = new TreeSet<>(entries.keySet());
      keys.addAll(gone.keySet());
      return keys;
    } finally {
      lock.unlock();
    }
  }

  /** Every extension, also those that wait behind another with the same key. */
  public List<E> all(Predicate<? super E> filter) {
    lock.lock();
    try {
      return entries.values().stream()
          .flatMap(List::stream)
          .map(entry -> entry.extension)
          .filter(filter)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** A registered extension. */
  public final class Entry {
    private final String key;
    private final long bundleId;
    private final int ranking;
    private final E extension;
    private int calls;

    Entry(String key, long bundleId, int ranking, E extension) {
      this.key = key;
      this.bundleId = bundleId;
      this.ranking = ranking;
      this.extension = extension;
    }

    /** What is kept for it. */
    public E extension() {
      return extension;
    }
  }

  /** A call in an extension; while it is open, the extension is not released. */
  public final class Use implements AutoCloseable {
    private final Entry entry;
    private boolean open = true;

    Use(Entry entry) {
      this.entry = entry;
    }

    /** The extension. */
    public E get() {
      return entry.extension;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (open) {
          open = false;
          entry.calls--;
          if (entry.calls == 0) {
            changed.signalAll();
          }
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
