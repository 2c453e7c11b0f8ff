// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes notices to mail addresses and webhooks, on one thread that starts with the first one. */
final class Deliveries implements AutoCloseable {
  static final String WEBHOOK_FAILED = "notices.webhook-failed";

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  /** The schedule that Standard Webhooks recommends. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** A short wait, so that what happens at once comes in one mail. */
  private static final Duration GATHER = Duration.ofSeconds(2);

  /** Between two mails, so that a flood of notices is not a flood of mails. */
  private static final Duration BETWEEN_MAILS = Duration.ofSeconds(45);

  private static final Duration RARELY = Duration.ofMinutes(5);
  private static final int AT_ONCE = 100;
  private static final int MAX_LINES = 50;
  private static final int GONE = 410;

  private final Board board;
  private final Mail mail;
  private final java.util.function.Consumer<Notice> raise;
  private final ScheduledThreadPoolExecutor thread;
  private volatile Destinations destinations;
  private volatile boolean stopping;
  private long wakeAt = Long.MAX_VALUE;

  // Touched by the thread only.
  private Instant mailedAt = Instant.MIN;

  Deliveries(
      Board board,
      Mail mail,
      Destinations destinations,
      java.util.function.Consumer<Notice> raise) {
    this.board = board;
    this.mail = mail;
    this.destinations = destinations;
    this.raise = raise;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread made = new Thread(work, "candor-notices");
              made.setDaemon(true);
              return made;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  Destinations destinations() {
    return destinations;
  }

  void redirect(Destinations next) {
    destinations = next;
  }

  void soon() {
    wake(GATHER);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A turn catches what goes wrong.
  void wake(Duration after) {
    long at = System.nanoTime() + after.toNanos();
    synchronized (this) {
      if (stopping || (wakeAt != Long.MAX_VALUE && wakeAt - at <= 0)) {
        return;
      }
      wakeAt = at;
    }
    try {
      thread.schedule(() -> turn(at), after.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("Notices end", e);
    }
  }

  private void turn(long at) {
    synchronized (this) {
      if (stopping || wakeAt != at) {
        return;
      }
      wakeAt = Long.MAX_VALUE;
    }
    Duration next = Duration.ofSeconds(30);
    try {
      next = run();
    } catch (RuntimeException | LinkageError e) {
      log.error("Notices are told again in {} s", next.toSeconds(), e);
    }
    wake(next);
  }

  /** Delivers what is due; tells when to look again. */
  Duration run() {
    List<DeliveryRow> due = board.due(AT_ONCE);
    Map<String, List<DeliveryRow>> mails = new LinkedHashMap<>();
    boolean mailsMayGo = !board.now().isBefore(mailedAt.plus(BETWEEN_MAILS));
    for (DeliveryRow row : due) {
      if (stopping) {
        return RARELY;
      }
      if (!row.isMail()) {
        call(row);
      } else if (mailsMayGo) {
        mails.computeIfAbsent(row.target, t -> new ArrayList<>()).add(row);
      }
    }
    mails.values().forEach(this::mail);
    if (!mails.isEmpty()) {
      mailedAt = board.now();
    }
    Duration left = board.nextDue().map(at -> Duration.between(board.now(), at)).orElse(RARELY);
    Duration least = Duration.ofSeconds(1);
    if (left.compareTo(least) < 0) {
      left = mailsMayGo ? least : Duration.between(board.now(), mailedAt.plus(BETWEEN_MAILS));
    }
    return left.compareTo(RARELY) < 0 ? (left.compareTo(least) < 0 ? least : left) : RARELY;
  }

  /** One mail for all that is due for an address; what was put into a mail before comes first. */
  private void mail(List<DeliveryRow> rows) {
    Map<String, List<DeliveryRow>> groups = new LinkedHashMap<>();
    List<DeliveryRow> fresh = new ArrayList<>();
    for (DeliveryRow row : rows) {
      if (row.mailGroup.isEmpty()) {
        fresh.add(row);
      } else {
        groups.computeIfAbsent(row.mailGroup, g -> new ArrayList<>()).add(row);
      }
    }
    if (!fresh.isEmpty()) {
      String group = fresh.get(0).id;
      board.group(fresh, group);
      groups.put(group, fresh);
    }
    groups.forEach(
        (group, together) -> {
          try {
            mail.send("notices.mail:" + group, message(together));
            board.done(together);
          } catch (ProblemException e) {
            together.forEach(row -> board.failed(row, e.detail()));
          }
        });
  }

  private static Message message(List<DeliveryRow> rows) {
    String first = rows.get(0).line.lines().findFirst().orElse("");
    String subject = rows.size() == 1 ? first : first + " (+" + (rows.size() - 1) + ")";
    StringBuilder text = new StringBuilder();
    rows.stream().limit(MAX_LINES).forEach(row -> text.append(row.line).append("\n\n"));
    if (rows.size() > MAX_LINES) {
      text.append("+").append(rows.size() - MAX_LINES).append('\n');
    }
    return Message.of(
        rows.get(0).target.substring("mailto:".length()),
        Locale.ENGLISH,
        subject.length() <= 200 ? subject : subject.substring(0, 199) + "…",
        text.toString());
  }

  private void call(DeliveryRow row) {
    Destinations now = destinations;
    URI address = URI.create(row.target);
    if (!now.webhooks().contains(address)) {
      board.failed(row, "The webhook is not set any more");
      return;
    }
    String problem;
    try {
      int status =
          new Webhook(now.privateAllowed(), now.secret())
              .post(address, "msg_" + row.id, board.now(), row.payload);
      if (status >= 200 && status < 300) {
        board.done(List.of(row));
        return;
      }
      problem = "Answered " + status;
      if (status == GONE) {
        giveUp(row, problem);
        return;
      }
    } catch (IOException | RuntimeException e) {
      problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    if (row.attempts >= PAUSES.size()) {
      giveUp(row, problem);
    } else {
      // Up to a fifth later, so that a server that comes back is not met by all at once.
      long jitter = Math.floorMod(row.id.hashCode(), 200);
      Duration pause = PAUSES.get(row.attempts);
      board.later(row, pause.plus(pause.multipliedBy(jitter).dividedBy(1_000)), cut(problem));
    }
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 500 ? line : line.substring(0, 500);
  }

  private void giveUp(DeliveryRow row, String problem) {
    board.failed(row, cut(problem));
    String host = String.valueOf(URI.create(row.target).getHost());
    raise.accept(
        Notice.of(
            WEBHOOK_FAILED + ":" + host.replaceAll("[^A-Za-z0-9.-]", "_"),
            WEBHOOK_FAILED,
            Notice.Severity.WARNING,
            "The webhook at " + host + " does not take notices: " + problem,
            "/admin/#/services.notices/deliveries",
            Role.ADMINISTRATOR));
  }

  @Override
  public void close() {
    synchronized (this) {
      stopping = true;
    }
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        log.warn("A webhook does not answer; it is called again after the restart");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
