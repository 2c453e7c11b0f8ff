// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notice.Severity;
import org.candorcms.api.notice.Notices;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.Reply;
import org.candorcms.reviews.review.ReviewEvent;
import org.candorcms.reviews.review.ReviewListener;
import org.candorcms.reviews.review.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells editors of each new review, reminds them, and escalates when the promised reply is overdue.
 * One notice follows a review through all of this and grows more urgent; it closes with the reply.
 * All stars are treated alike.
 */
@Component(
    service = {ReplyClock.class, ReviewListener.class},
    configurationPid = AlertSettings.PID)
public final class ReplyClock implements ReviewListener {
  private static final int AT_ONCE = 200;

  private final Store store;
  private final Clock clock;
  private final Notices notices;
  private final Moderation moderation;
  private final Products products;
  private final AuditLog audit;
  private final Promise promise;

  /** Gets its surroundings. */
  @Activate
  public ReplyClock(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Clock clock,
      @Reference Notices notices,
      @Reference Moderation moderation,
      @Reference Products products,
      @Reference AuditLog audit,
      AlertSettings settings) {
    this.store = store;
    this.clock = clock;
    this.notices = notices;
    this.moderation = moderation;
    this.products = products;
    this.audit = audit;
    this.promise = Promise.of(settings);
  }

  @Override
  public void happened(ReviewEvent event) {
    Optional<Waiting> review = moderation.find(event.review());
    if (review.isEmpty()) {
      forget(event.review());
      return;
    }
    switch (event.kind()) {
      case SUBMITTED -> {
        start(event, review.get());
        refresh(review.get());
      }
      case APPROVED, REJECTED, REOPENED, REPLIED -> refresh(review.get());
      case FLAGGED -> {
        // Nothing that a reply would answer.
      }
    }
  }

  private void start(ReviewEvent event, Waiting waiting) {
    store.execute(
        em -> {
          if (em.find(ClockRow.class, event.review()) != null) {
            return;
          }
          ClockRow row = new ClockRow();
          row.reviewId = event.review();
          row.product = event.product();
          row.rating = waiting.review().rating();
          Instant arrived = waiting.review().submittedAt();
          row.arrivedAt = arrived.toEpochMilli();
          row.remindAt = promise.hours().after(arrived, promise.reminder()).toEpochMilli();
          row.dueAt = promise.hours().after(arrived, promise.reply()).toEpochMilli();
          row.state = ClockRow.RUNNING;
          em.persist(row);
        });
  }

  /** Brings clock and notice in line with the review as it is now. */
  private void refresh(Waiting waiting) {
    Optional<Reply> reply = waiting.review().reply();
    boolean rejected = waiting.review().status() == Status.REJECTED;
    Optional<ClockRow> changed =
        store.write(
            em -> {
              ClockRow found = em.find(ClockRow.class, waiting.review().id());
              if (found == null) {
                return Optional.empty();
              }
              found.state =
                  reply.isPresent()
                      ? ClockRow.ANSWERED
                      : rejected ? ClockRow.CLOSED : ClockRow.RUNNING;
              found.answeredAt = reply.map(r -> r.at().toEpochMilli()).orElse(0L);
              found.openSeconds =
                  reply
                      .map(
                          r ->
                              promise
                                  .hours()
                                  .between(Instant.ofEpochMilli(found.arrivedAt), r.at())
                                  .toSeconds())
                      .orElse(0L);
              return Optional.of(found);
            });
    if (changed.isEmpty()) {
      return;
    }
    ClockRow row = changed.get();
    if (row.state.equals(ClockRow.RUNNING)) {
      notices.raise(notice(row, stage(row)));
    } else {
      notices.resolve(key(row.reviewId));
    }
  }

  /** Forgets the clock of a review that is gone. */
  public void forget(String review) {
    store.execute(
        em -> {
          ClockRow row = em.find(ClockRow.class, review);
          if (row != null) {
            em.remove(row);
          }
        });
    notices.resolve(key(review));
  }

  /**
   * Reminds of what is nearly due and escalates what is overdue.
   *
   * @return how many editors should look at now
   */
  int tick() {
    long now = clock.millis();
    List<ClockRow> rows =
        store.read(
            em ->
                em.createQuery(
                        "select c from ClockRow c where c.state = :running and ((c.remindAt <= :now"
                            + " and c.remindedAt = 0) or (c.dueAt <= :now and c.breachedAt = 0))"
                            + " order by c.dueAt",
                        ClockRow.class)
                    .setParameter("running", ClockRow.RUNNING)
                    .setParameter("now", now)
                    .setMaxResults(AT_ONCE)
                    .getResultList());
    for (ClockRow row : rows) {
      Stage stage = row.dueAt <= now ? Stage.OVERDUE : Stage.REMINDER;
      // Told before it is noted: a stop in between tells again, which the key makes harmless.
      notices.raise(notice(row, stage));
      if (stage == Stage.OVERDUE) {
        audit.record("candor", "reviews.reply.overdue", row.reviewId);
      }
      note(row.reviewId, stage, now);
    }
    return rows.size();
  }

  private void note(String review, Stage stage, long now) {
    store.execute(
        em -> {
          ClockRow row = em.find(ClockRow.class, review);
          if (row == null) {
            return;
          }
          if (row.remindedAt == 0) {
            row.remindedAt = now;
          }
          if (stage == Stage.OVERDUE && row.breachedAt == 0) {
            row.breachedAt = now;
          }
        });
  }

  private enum Stage {
    NEW("reviews.new", Severity.INFO, "New review of %s: %d of 5 stars"),
    REMINDER("reviews.reminder", Severity.WARNING, "Still unanswered: review of %s, %d of 5 stars"),
    OVERDUE("reviews.overdue", Severity.URGENT, "Overdue: review of %s, %d of 5 stars");

    final String kind;
    final Severity severity;
    final String title;

    Stage(String kind, Severity severity, String title) {
      this.kind = kind;
      this.severity = severity;
      this.title = title;
    }
  }

  private static Stage stage(ClockRow row) {
    return row.breachedAt > 0 ? Stage.OVERDUE : row.remindedAt > 0 ? Stage.REMINDER : Stage.NEW;
  }

  private Notice notice(ClockRow row, Stage stage) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("review", row.reviewId);
    data.put("product", row.product);
    data.put("rating", row.rating);
    data.put("arrivedAt", Instant.ofEpochMilli(row.arrivedAt).toString());
    data.put("replyBy", Instant.ofEpochMilli(row.dueAt).toString());
    return new Notice(
        key(row.reviewId),
        stage.kind,
        stage.severity,
        String.format(java.util.Locale.ROOT, stage.title, productName(row.product), row.rating),
        "/admin/#/reviews.queue/" + row.reviewId,
        Role.MODERATOR,
        data);
  }

  private String productName(String product) {
    return products
        .find(List.of(product))
        .getOrDefault(product, Product.UNKNOWN)
        .name()
        .orElse(product);
  }

  private static String key(String review) {
    return "reviews.reply:" + review;
  }
}
