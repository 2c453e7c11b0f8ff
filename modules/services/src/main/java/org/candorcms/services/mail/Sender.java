// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mails from the outbox to the server, one after the other, on one thread. A mail is noted as
 * sent right after the server said that it has it, before the next one is begun: a process that is
 * killed repeats at most one, and that only between the moment at which the server has it and the
 * arrival of its answer, which SMTP leaves open (RFC 5321 section 6.1).
 */
final class Sender implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sender.class);
  private static final int AT_ONCE = 100;
  private static final int MARKING_ATTEMPTS = 60;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final Duration LINGER = Duration.ofSeconds(5);
  private static final Duration RARELY = Duration.ofMinutes(5);

  /** How to reach the server. */
  interface Route {
    /** Why there is none; empty if there is one. */
    String missing();

    int ratePerMinute();

    Courier courier();
  }

  private final Outbox outbox;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor thread;
  private final Object pace = new Object();

  private volatile boolean stopping;
  private volatile String obstacle = "";
  private volatile Route route;
  private volatile boolean rerouted;

  // Touched by the thread only.
  private @Nullable Courier courier;
  private int failures;
  private Instant pausedUntil = Instant.MIN;
  private long nextSlot;
  private volatile long wakeAt = Long.MAX_VALUE;

  Sender(Outbox outbox, Clock clock, Route route) {
    this.outbox = outbox;
    this.clock = clock;
    this.route = route;
    this.obstacle = route.missing();
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread made = new Thread(work, "candor-mail");
              made.setDaemon(true);
              return made;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Why mails wait; empty if they do not. */
  String obstacle() {
    return obstacle;
  }

  /** Takes another route from the next mail on. */
  void reroute(Route next) {
    route = next;
    rerouted = true;
    obstacle = next.missing();
    wake(Duration.ZERO);
  }

  /** Forgets the pause after a failure and begins at once. */
  void hurry() {
    reroute(route);
  }

  /** Looks into the outbox after a while, unless that is planned for earlier. */
  void wake(Duration after) {
    long at = System.nanoTime() + after.toNanos();
    synchronized (this) {
      if (stopping || (wakeAt != Long.MAX_VALUE && wakeAt - at <= 0)) {
        return;
      }
      wakeAt = at;
    }
    plan(after, at);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A turn catches what goes wrong.
  private void plan(Duration after, long at) {
    try {
      thread.schedule(() -> turn(at), after.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("Mail ends", e);
    }
  }

  private void turn(long at) {
    synchronized (this) {
      if (stopping || wakeAt != at) {
        return; // An earlier turn was planned meanwhile, which plans the next.
      }
      wakeAt = Long.MAX_VALUE;
    }
    Duration next = LOOK_AGAIN;
    try {
      next = run();
    } catch (RuntimeException | LinkageError e) {
      log.error("Mail stopped for {} s", next.toSeconds(), e);
      closeCourier();
    }
    if (!next.isNegative()) {
      wake(next);
    }
  }

  /** Sends what is due; tells when to look again, negative for not before there is news. */
  private Duration run() {
    if (rerouted) {
      rerouted = false;
      closeCourier();
      failures = 0;
      pausedUntil = Instant.MIN;
    }
    if (!route.missing().isEmpty()) {
      return Duration.ofSeconds(-1);
    }
    Instant now = clock.instant();
    if (now.isBefore(pausedUntil)) {
      return Duration.between(now, pausedUntil);
    }
    boolean sentSomething = false;
    while (!stopping && !rerouted) {
      List<MailRow> mails = outbox.claim(AT_ONCE);
      if (mails.isEmpty()) {
        break;
      }
      sentSomething = true;
      if (!send(mails)) {
        return rerouted ? Duration.ZERO : Duration.between(clock.instant(), pausedUntil);
      }
    }
    if (rerouted) {
      return Duration.ZERO;
    }
    if (sentSomething) {
      return LINGER; // The connection is kept for a moment.
    }
    closeCourier();
    // Another process may have been killed with mails in hand.
    return outbox.nextDue().map(this::until).orElse(RARELY);
  }

  private Duration until(Instant due) {
    Duration left = Duration.between(clock.instant(), due);
    if (left.compareTo(Duration.ofSeconds(1)) < 0) {
      return Duration.ofSeconds(1); // Another process is sending it.
    }
    return left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
  }

  /** Sends claimed mails; false if the server takes none any more. */
  private boolean send(List<MailRow> mails) {
    for (int i = 0; i < mails.size(); i++) {
      MailRow mail = mails.get(i);
      if (!outbox.holds(mail) || !awaitSlot() || rerouted) {
        outbox.release(mails.subList(i, mails.size()));
        return !rerouted && !stopping;
      }
      if (nobodys(mail)) {
        outbox.failed(mail, "The domain .invalid is nobody's (RFC 6761); nothing was sent");
        continue;
      }
      Courier.Outcome outcome = courier().deliver(mail);
      switch (outcome.verdict()) {
        case SENT -> {
          markSent(mail);
          failures = 0;
          obstacle = "";
        }
        case REFUSED -> outbox.failed(mail, outcome.problem());
        case LATER -> outbox.later(mail, outcome.problem());
        case DOWN -> {
          outbox.release(mails.subList(i, mails.size()));
          pause(outcome.problem());
          return false;
        }
      }
    }
    return true;
  }

  /** People of a demonstration: a server would only send complaints to the site. */
  private static boolean nobodys(MailRow mail) {
    return mail.recipient.toLowerCase(Locale.ROOT).endsWith(".invalid");
  }

  /** The server has it: not to note that would send it twice, so the database is asked again. */
  private void markSent(MailRow mail) {
    outbox.taken(mail);
    for (int attempt = 1; ; attempt++) {
      try {
        outbox.sent(mail);
        return;
      } catch (RuntimeException e) {
        if (attempt == MARKING_ATTEMPTS || stopping) {
          throw e;
        }
        log.warn("A mail was sent but that cannot be noted yet; trying again");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      }
    }
  }

  private Courier courier() {
    Courier open = courier;
    if (open == null) {
      open = route.courier();
      courier = open;
    }
    return open;
  }

  private void closeCourier() {
    Courier open = courier;
    courier = null;
    if (open != null) {
      open.close();
    }
  }

  private void pause(String problem) {
    closeCourier();
    Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
    pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    if (failures == 0) {
      log.warn("The mail server takes no mail: {}; mails wait and are tried again", problem);
    }
    failures++;
    obstacle = problem;
    pausedUntil = clock.instant().plus(pause);
  }

  /** Waits until the bound of the rate allows one more; false if mail ends meanwhile. */
  private boolean awaitSlot() {
    long now = System.nanoTime();
    long start = nextSlot == 0 || nextSlot - now < 0 ? now : nextSlot;
    nextSlot = start + TimeUnit.MINUTES.toNanos(1) / route.ratePerMinute();
    synchronized (pace) {
      while (!stopping) {
        long left = start - System.nanoTime();
        if (left <= 0) {
          return true;
        }
        try {
          pace.wait(left / 1_000_000, (int) (left % 1_000_000));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return false;
  }

  /** Ends after the mail that is being handed over; nothing is interrupted. */
  @Override
  public void close() {
    synchronized (this) {
      stopping = true;
    }
    synchronized (pace) {
      pace.notifyAll();
    }
    thread.shutdown();
    try {
      if (thread.awaitTermination(5, TimeUnit.SECONDS)) {
        closeCourier();
        outbox.close();
      } else {
        log.warn("The mail server does not answer; what was being sent may be sent again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why mails wait, if they do. */
  Optional<String> reason() {
    String text = obstacle;
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
