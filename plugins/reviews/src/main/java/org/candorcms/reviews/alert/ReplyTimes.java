// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How fast the merchant answers, for everybody to see. */
@Component(service = ReplyTimes.class, configurationPid = AlertSettings.PID)
public final class ReplyTimes {
  /** Enough for a median that anybody can trust; also bounds the work. */
  private static final int MOST = 10_000;

  private static final int OPEN = 200;

  private final Store store;
  private final Clock clock;
  private final Promise promise;

  /** Gets its surroundings. */
  @Activate
  public ReplyTimes(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Clock clock,
      AlertSettings settings) {
    this.store = store;
    this.clock = clock;
    this.promise = Promise.of(settings);
  }

  /**
   * Reply times of the reviews that came in lately; refused ones are left out. The times are those
   * of the wall clock, as a reader sees them; only {@code inTime} counts business hours.
   *
   * @param days how far back
   * @param reviews how many came in
   * @param answered how many of them have a public reply
   * @param median time that half of the replies did not exceed
   * @param slowest time that nine of ten replies did not exceed
   * @param inTime how many replies kept the promise
   * @param promised business time within which a reply is promised
   */
  public record Summary(
      int days,
      long reviews,
      long answered,
      Optional<Duration> median,
      Optional<Duration> slowest,
      long inTime,
      Duration promised) {}

  /**
   * A review that waits for a reply.
   *
   * @param dueAt when the reply is promised
   */
  public record Open(
      String review,
      String product,
      int rating,
      Instant arrivedAt,
      Instant dueAt,
      boolean reminded,
      boolean overdue) {}

  /** How fast replies came in the last days. Two queries. */
  public Summary last(int days) {
    long since = clock.instant().minus(Duration.ofDays(days)).toEpochMilli();
    return store.read(
        em -> {
          long reviews =
              em.createQuery(
                      "select count(c) from ClockRow c where c.arrivedAt >= :since and c.state <>"
                          + " :closed",
                      Long.class)
                  .setParameter("since", since)
                  .setParameter("closed", ClockRow.CLOSED)
                  .getSingleResult();
          List<ClockRow> answered =
              em.createQuery(
                      "select c from ClockRow c where c.arrivedAt >= :since and c.state ="
                          + " :answered order by c.arrivedAt desc",
                      ClockRow.class)
                  .setParameter("since", since)
                  .setParameter("answered", ClockRow.ANSWERED)
                  .setMaxResults(MOST)
                  .getResultList();
          long[] waits =
              answered.stream()
                  .mapToLong(c -> (c.answeredAt - c.arrivedAt) / 1_000)
                  .sorted()
                  .toArray();
          long inTime =
              answered.stream().filter(c -> c.openSeconds <= promise.reply().toSeconds()).count();
          return new Summary(
              days,
              reviews,
              answered.size(),
              quantile(waits, 0.5),
              quantile(waits, 0.9),
              inTime,
              promise.reply());
        });
  }

  /** What waits for a reply, most urgent first. */
  public List<Open> open() {
    return store.read(
        em ->
            em
                .createQuery(
                    "select c from ClockRow c where c.state = :running order by c.dueAt",
                    ClockRow.class)
                .setParameter("running", ClockRow.RUNNING)
                .setMaxResults(OPEN)
                .getResultList()
                .stream()
                .map(
                    c ->
                        new Open(
                            c.reviewId,
                            c.product,
                            c.rating,
                            Instant.ofEpochMilli(c.arrivedAt),
                            Instant.ofEpochMilli(c.dueAt),
                            c.remindedAt > 0,
                            c.breachedAt > 0))
                .toList());
  }

  /** The smallest of the sorted values that so large a part does not exceed. */
  static Optional<Duration> quantile(long[] sortedSeconds, double part) {
    if (sortedSeconds.length == 0) {
      return Optional.empty();
    }
    int index = (int) Math.ceil(part * sortedSeconds.length) - 1;
    return Optional.of(Duration.ofSeconds(sortedSeconds[Math.max(0, index)]));
  }
}
