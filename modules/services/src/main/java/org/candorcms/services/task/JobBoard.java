// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.task;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Job;
import org.candorcms.api.task.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All jobs of this process: two run at a time, the others wait for their turn. */
@Component(service = JobBoard.class)
public final class JobBoard {
  private static final Logger log = LoggerFactory.getLogger(JobBoard.class);
  private static final Duration KEPT = Duration.ofDays(8);
  private static final int MAX_ENDED = 1_000;
  private static final int MAX_WAITING = 100;
  private static final int THREADS = 2;

  private final Json json;
  private final Clock clock;
  private final JobStore store;
  private final ExecutorService pool;
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
  private final Map<String, Job> ended = new LinkedHashMap<>();

  /** Loads what ended before. */
  @Activate
  public JobBoard(@Reference HostSettings settings, @Reference Json json, @Reference Clock clock) {
    this.json = json;
    this.clock = clock;
    this.store = new JobStore(settings.dataFolder().resolve("jobs").resolve("jobs.ndjson"), json);
    this.ended.putAll(store.load(clock.instant().minus(KEPT), clock.instant()));
    this.pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            work -> {
              Thread thread = new Thread(work, "candor-job");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Deactivate
  void stop() {
    pool.shutdown();
    running.values().forEach(RunningJob::interrupt);
    try {
      if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
        log.warn("A job does not end when asked to; it is shown as interrupted after the restart");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  RunningJob start(String kind, String title, String startedBy, Jobs.Work work) {
    RunningJob job = new RunningJob(ids.generate().toString(), kind, title, startedBy, clock);
    running.put(job.id(), job);
    store.append(job.now());
    try {
      pool.execute(() -> run(job, work));
    } catch (RejectedExecutionException e) {
      job.end();
      finish(job, job.ended("failed", "too many jobs", clock.instant(), Optional.empty()));
      throw new ProblemException(
          CommonProblem.UNAVAILABLE, "Too many jobs are waiting; try again later");
    }
    return job;
  }

  private void run(RunningJob job, Jobs.Work work) {
    job.begin();
    try {
      if (job.cancelled()) {
        finish(job, job.ended("cancelled", "", clock.instant(), Optional.empty()));
        return;
      }
      Object result = plain(work.run(job));
      String state = job.cancelled() ? "cancelled" : "done";
      finish(job, job.ended(state, job.lastMessage(), clock.instant(), Optional.of(result)));
    } catch (Exception | LinkageError e) {
      finish(job, failure(job, e));
    } finally {
      job.end();
    }
  }

  private Job failure(RunningJob job, Throwable e) {
    if (job.cancelled()) {
      return job.ended("cancelled", job.lastMessage(), clock.instant(), Optional.empty());
    }
    if (e instanceof ProblemException problem) {
      return job.ended("failed", problem.detail(), clock.instant(), Optional.empty());
    }
    log.error("Job {} failed", job.id(), e);
    return job.ended(
        "failed", "An unexpected failure; the log tells more", clock.instant(), Optional.empty());
  }

  /** A record of a plugin would keep the plugin's classes. */
  private Object plain(Object result) {
    Object value = json.readObject("{\"value\":" + json.write(result) + "}").get("value");
    return value == null ? Map.of() : value;
  }

  private void finish(RunningJob job, Job end) {
    synchronized (ended) {
      ended.put(end.id(), end);
      while (ended.size() > MAX_ENDED) {
        ended.remove(ended.keySet().iterator().next());
      }
    }
    running.remove(job.id());
    store.append(end);
  }

  Optional<Job> find(String id) {
    RunningJob job = running.get(id);
    if (job != null) {
      return Optional.of(job.now());
    }
    synchronized (ended) {
      return Optional.ofNullable(ended.get(id));
    }
  }

  /** Newest first. */
  List<Job> all() {
    List<Job> all = new ArrayList<>();
    synchronized (ended) {
      all.addAll(ended.values());
    }
    running.values().forEach(job -> all.add(job.now()));
    all.sort(Collections.reverseOrder(java.util.Comparator.comparing(Job::id)));
    return all;
  }

  /** Whether there is such a job; one that has ended stays as it is. */
  boolean cancel(String id) {
    RunningJob job = running.get(id);
    if (job != null) {
      job.cancel();
      return true;
    }
    synchronized (ended) {
      return ended.containsKey(id);
    }
  }
}
