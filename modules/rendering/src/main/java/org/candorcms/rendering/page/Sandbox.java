// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what plugins wrote on threads of its own, bounded in number and time. Whatever happens in
 * there, a value or one {@link Failure} comes out.
 */
final class Sandbox implements AutoCloseable {
  private static final int MAX_THREADS = 64;

  private final ThreadPoolExecutor threads;

  Sandbox() {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            MAX_THREADS,
            20,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "candor-widget-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Why there is no value. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String kind;

    Failure(String kind, Throwable cause) {
      super(kind, cause, false, false);
      this.kind = kind;
    }

    /** Stable name: {@code slow}, {@code busy}, or the name of a Throwable. */
    String kind() {
      return kind;
    }
  }

  /** Work that has begun. */
  final class Running<T> {
    private final FutureTask<T> task;
    private final long deadline;

    private Running(FutureTask<T> task, long deadline) {
      this.task = task;
      this.deadline = deadline;
    }

    /** Waits for the value until the time is up. */
    T await() throws Failure {
      try {
        return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        task.cancel(true);
        throw new Failure("slow", e);
      } catch (CancellationException e) {
        throw new Failure("busy", e);
      } catch (InterruptedException e) {
        task.cancel(true);
        Thread.currentThread().interrupt();
        throw new Failure("interrupted", e);
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new Failure(cause.getClass().getName(), cause);
      }
    }
  }

  /** Begins work now, so that several pieces of a page run side by side. */
  <T> Running<T> start(Callable<T> work, Duration limit) {
    FutureTask<T> task = new FutureTask<>(work);
    Running<T> running = new Running<>(task, System.nanoTime() + limit.toNanos());
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      task.cancel(false);
    }
    return running;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
