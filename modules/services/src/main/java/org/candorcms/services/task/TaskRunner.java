// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.candorcms.api.task.Task;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of plugins, each never twice at the same time. Where two versions of a plugin
 * offer a task, the one installed first runs until it goes.
 *
 * <p>This counts for one process. With several on one database each would run every task; a lock
 * row that decides between them is not built yet.
 */
@Component(service = TaskRunner.class, immediate = true)
public final class TaskRunner implements ServiceTrackerCustomizer<Task, TaskRunner.Entry> {
  private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);
  private static final int THREADS = 2;
  private static final Duration FIRST = Duration.ofSeconds(30);

  /** The last run of a task, as shown to editors. */
  public record Run(
      String name,
      Duration every,
      boolean running,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      boolean failed,
      String message) {}

  /** A task of one bundle. */
  static final class Entry {
    private final ServiceReference<Task> reference;
    private final Task task;
    private final String name;
    private final Duration every;
    private boolean gone;
    private @Nullable RunningJob current;

    Entry(ServiceReference<Task> reference, Task task) {
      this.reference = reference;
      this.task = task;
      this.name = task.name();
      this.every = task.every();
    }
  }

  private final BundleContext context;
  private final Clock clock;
  private final ScheduledExecutorService pool;
  private final ServiceTracker<Task, Entry> tracker;
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private final Map<String, Run> runs = new TreeMap<>();

  /** Starts the tasks that are there. */
  @Activate
  public TaskRunner(BundleContext context, @Reference Clock clock) {
    this.context = context;
    this.clock = clock;
    this.pool =
        Executors.newScheduledThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "candor-task");
              thread.setDaemon(true);
              return thread;
            });
    this.tracker = new ServiceTracker<>(context, Task.class, this);
    this.tracker.open();
  }

  @Deactivate
  void stop() {
    tracker.close();
    pool.shutdownNow();
  }

  /** The last run of each task. */
  synchronized List<Run> runs() {
    return List.copyOf(runs.values());
  }

  @Override
  public @Nullable Entry addingService(ServiceReference<Task> reference) {
    Task task = context.getService(reference);
    if (task == null) {
      return null;
    }
    Entry entry = new Entry(reference, task);
    synchronized (this) {
      List<Entry> list = new java.util.ArrayList<>(entries.getOrDefault(entry.name, List.of()));
      list.add(entry);
      list.sort(Comparator.comparingLong(e -> e.reference.getBundle().getBundleId()));
      entries.put(entry.name, List.copyOf(list));
      runs.putIfAbsent(
          entry.name,
          new Run(entry.name, task.every(), false, Optional.empty(), Optional.empty(), false, ""));
    }
    // Soon, or a task that runs once a day would never run where restarts are frequent.
    schedule(entry, entry.every.compareTo(FIRST) < 0 ? entry.every : FIRST);
    return entry;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A turn catches what its task throws.
  private void schedule(Entry entry, Duration delay) {
    if (!pool.isShutdown()) {
      pool.schedule(() -> turn(entry), Math.max(1_000, delay.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  private void turn(Entry entry) {
    RunningJob job;
    synchronized (this) {
      if (entry.gone) {
        return;
      }
      List<Entry> list = entries.getOrDefault(entry.name, List.of());
      if (list.isEmpty() || list.get(0) != entry) {
        schedule(entry, entry.every);
        return;
      }
      job = new RunningJob(entry.name, entry.name, entry.name, "candor", clock);
      entry.current = job;
      show(entry, job, true, false, "");
    }
    run(entry, job);
    synchronized (this) {
      entry.current = null;
      if (!entry.gone) {
        schedule(entry, entry.every);
      }
    }
  }

  private void run(Entry entry, RunningJob job) {
    job.begin();
    boolean failed = false;
    String message = "";
    try {
      entry.task.run(job);
      message = job.lastMessage();
    } catch (InterruptedException e) {
      message = "interrupted";
    } catch (Exception | LinkageError e) {
      failed = true;
      message = "An unexpected failure; the log tells more";
      log.error("Task {} failed; it is tried again after {}", entry.name, entry.every, e);
    } finally {
      job.end();
    }
    synchronized (this) {
      show(entry, job, false, failed, message);
    }
  }

  private void show(Entry entry, RunningJob job, boolean running, boolean failed, String message) {
    runs.put(
        entry.name,
        new Run(
            entry.name,
            entry.every,
            running,
            Optional.of(job.now().startedAt()),
            running ? Optional.empty() : Optional.of(clock.instant()),
            failed,
            message));
  }

  @Override
  public void modifiedService(ServiceReference<Task> reference, Entry entry) {
    // Nothing of a task is in its properties.
  }

  @Override
  public void removedService(ServiceReference<Task> reference, Entry entry) {
    RunningJob current;
    synchronized (this) {
      entry.gone = true;
      current = entry.current;
      List<Entry> list = new java.util.ArrayList<>(entries.getOrDefault(entry.name, List.of()));
      list.remove(entry);
      if (list.isEmpty()) {
        entries.remove(entry.name);
        runs.remove(entry.name);
      } else {
        entries.put(entry.name, List.copyOf(list));
      }
    }
    if (current != null) {
      current.interrupt();
      try {
        current.awaitEnd(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    context.ungetService(reference);
  }
}
