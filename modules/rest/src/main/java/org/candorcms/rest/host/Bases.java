// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Which Application answers at which base. */
final class Bases {
  private static final int MAX_PARKED = 200;

  /**
   * An Application that is ready.
   *
   * @param base {@code /help}
   * @param bundle id of its bundle; the first installed wins
   * @param ranking inside one bundle the highest wins
   * @param service id of the service, the last resort
   */
  record Entry(
      String base, long bundle, int ranking, long service, JerseyApplication application) {}

  /** What was found for a path. */
  record Match(String base, String rest, JerseyApplication application) {}

  private static final Comparator<Entry> BEST =
      Comparator.comparingLong(Entry::bundle)
          .thenComparing(Comparator.comparingInt(Entry::ranking).reversed())
          .thenComparingLong(Entry::service);

  private final Duration parking;
  private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();
  private final Map<String, Long> emptySince = new ConcurrentHashMap<>();
  private final Semaphore parked = new Semaphore(MAX_PARKED);
  private long version;

  Bases(Duration parking) {
    this.parking = parking;
  }

  synchronized void add(Entry entry) {
    List<Entry> list = new ArrayList<>(entries.getOrDefault(entry.base(), List.of()));
    list.add(entry);
    list.sort(BEST);
    entries.put(entry.base(), List.copyOf(list));
    emptySince.remove(entry.base());
    version++;
    notifyAll();
  }

  /**
   * Announces an Application that is being prepared, so that its first requests wait for it.
   *
   * @return false if another one answers at the base already
   */
  synchronized boolean expect(String base) {
    if (entries.containsKey(base)) {
      return false;
    }
    emptySince.put(base, System.nanoTime());
    return true;
  }

  synchronized void remove(Entry entry) {
    List<Entry> list = new ArrayList<>(entries.getOrDefault(entry.base(), List.of()));
    list.remove(entry);
    if (list.isEmpty()) {
      entries.remove(entry.base());
      emptySince.put(entry.base(), System.nanoTime());
    } else {
      entries.put(entry.base(), List.copyOf(list));
    }
    version++;
    notifyAll();
  }

  /** Changes whenever an Application comes or goes. */
  synchronized long version() {
    return version;
  }

  /** The Applications in use, by base. */
  Map<String, JerseyApplication> current() {
    Map<String, JerseyApplication> all = new TreeMap<>();
    entries.forEach((base, list) -> all.put(base, list.get(0).application()));
    return new LinkedHashMap<>(all);
  }

  /**
   * The Application with the longest base, counted in. Waits where one has just gone, since its
   * successor is probably on its way.
   */
  Optional<Match> enter(String path) {
    while (true) {
      Optional<Match> match = find(path);
      if (match.isPresent()) {
        if (match.get().application().enter()) {
          return match;
        }
        continue;
      }
      if (!park(path)) {
        return Optional.empty();
      }
    }
  }

  private Optional<Match> find(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String base = path.substring(0, end);
      List<Entry> list = entries.get(base);
      if (list != null) {
        return Optional.of(new Match(base, path.substring(end), list.get(0).application()));
      }
      if (emptySince.containsKey(base) && remaining(base) > 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether waiting was worthwhile: something has changed or may still change. */
  private boolean park(String path) {
    String base = gone(path);
    if (base.isEmpty() || !parked.tryAcquire()) {
      return false;
    }
    try {
      synchronized (this) {
        long left = remaining(base);
        while (left > 0 && emptySince.containsKey(base)) {
          wait(left);
          left = remaining(base);
        }
        return !emptySince.containsKey(base);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      parked.release();
    }
  }

  private String gone(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String base = path.substring(0, end);
      if (emptySince.containsKey(base)) {
        if (remaining(base) > 0) {
          return base;
        }
        emptySince.remove(base);
      }
    }
    return "";
  }

  private long remaining(String base) {
    Long since = emptySince.get(base);
    return since == null ? 0 : parking.toMillis() - (System.nanoTime() - since) / 1_000_000;
  }
}
