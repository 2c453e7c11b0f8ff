// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.candorcms.api.task.Job;
import org.candorcms.api.task.Progress;
import org.jspecify.annotations.Nullable;

/** A job and how far it is. */
final class RunningJob implements Progress {
  private final String id;
  private final String kind;
  private final String title;
  private final String startedBy;
  private final Instant startedAt;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile long done;
  private volatile long total;
  private volatile String message = "";
  private volatile boolean cancelled;
  private @Nullable Thread worker;

  RunningJob(String id, String kind, String title, String startedBy, Clock clock) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.startedBy = startedBy;
    this.startedAt = clock.instant();
  }

  @Override
  public void at(long nowDone, long nowTotal) {
    done = nowDone;
    total = nowTotal;
  }

  @Override
  public void message(String text) {
    message = text.length() > 500 ? text.substring(0, 500) : text;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
  }

  String id() {
    return id;
  }

  synchronized void begin() {
    worker = Thread.currentThread();
  }

  /** After this no interrupt reaches the thread, which serves other jobs. */
  synchronized void end() {
    worker = null;
    Thread.interrupted();
    finished.countDown();
  }

  synchronized void interrupt() {
    cancelled = true;
    if (worker == null) {
      return;
    }
    worker.interrupt();
  }

  boolean awaitEnd(long millis) throws InterruptedException {
    return finished.await(millis, TimeUnit.MILLISECONDS);
  }

  boolean hasEnded() {
    return finished.getCount() == 0;
  }

  Job now() {
    return job("running", message, Optional.empty(), Optional.empty());
  }

  Job ended(String state, String text, Instant at, Optional<Object> result) {
    return job(state, text, Optional.of(at), result);
  }

  String lastMessage() {
    return message;
  }

  private Job job(String state, String text, Optional<Instant> at, Optional<Object> result) {
    return new Job(id, kind, title, state, done, total, text, startedBy, startedAt, at, result);
  }
}
