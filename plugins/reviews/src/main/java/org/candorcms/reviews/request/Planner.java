// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.candorcms.reviews.request.Plan.Reason;
import org.candorcms.reviews.request.RequestRule.Notice;

/**
 * Decides whether and when a buyer is asked. Knows of dates, the law and what the buyer wants; it
 * has no way to know whether the buyer is content.
 *
 * @param rules in any order; one for {@code *} among them
 * @param delay wished time between delivery and mail; the law may make it longer
 * @param coolDown least time between two mails to one address
 */
record Planner(List<RequestRule> rules, Duration delay, Duration coolDown) {
  private static final String ANYWHERE = "*";

  /** Nobody remembers what arrived so long ago; also keeps a first feed of old orders quiet. */
  static final Duration TOO_LATE = Duration.ofDays(60);

  Planner {
    rules = List.copyOf(rules);
  }

  /**
   * What is known about an address.
   *
   * @param optedOut whether its owner wants no such mail
   * @param lastAsked when it last got one, for another order
   */
  record History(boolean optedOut, Optional<Instant> lastAsked) {}

  /** What becomes of the request as things stand. */
  Plan plan(Order order, History history, Instant now) {
    RequestRule rule = rule(order.jurisdiction(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (order.refundedAt().isPresent()) {
      return Plan.stopped(Reason.REFUNDED, rule.id());
    }
    if (history.optedOut()) {
      return Plan.stopped(Reason.OPTED_OUT, rule.id());
    }
    if (rule.marketingNotice() == Notice.REQUIRED && !order.marketingNotice()) {
      return Plan.stopped(Reason.NO_MARKETING_NOTICE, rule.id());
    }
    if (order.deliveredAt().isEmpty()) {
      return Plan.waiting(Reason.NOT_DELIVERED, rule.id());
    }
    if (order.openTicket()) {
      return Plan.waiting(Reason.OPEN_TICKET, rule.id());
    }
    return dated(order, order.deliveredAt().get(), history, rule, now);
  }

  private Plan dated(
      Order order, Instant deliveredAt, History history, RequestRule rule, Instant now) {
    Duration lawful = Duration.ofDays(rule.minDays());
    Instant dueAt = deliveredAt.plus(delay.compareTo(lawful) < 0 ? lawful : delay);
    if (dueAt.plus(TOO_LATE).isBefore(now)) {
      return Plan.stopped(Reason.TOO_LATE, rule.id());
    }
    Instant sending = dueAt.isBefore(now) ? now : dueAt;
    if (history.lastAsked().filter(last -> sending.isBefore(last.plus(coolDown))).isPresent()) {
      return Plan.stopped(Reason.COOL_DOWN, rule.id());
    }
    boolean remark = rule.marketingNotice() == Notice.ADVISED && !order.marketingNotice();
    return Plan.planned(
        dueAt, remark ? Reason.DELIVERED_NOTICE_ADVISED : Reason.DELIVERED, rule.id());
  }

  /** The newest rule in force for a country, else the one for all others. */
  RequestRule rule(String jurisdiction, LocalDate day) {
    return newest(jurisdiction, day)
        .or(() -> newest(ANYWHERE, day))
        .orElseThrow(() -> new IllegalStateException("No rule for *"));
  }

  private Optional<RequestRule> newest(String jurisdiction, LocalDate day) {
    return rules.stream()
        .filter(rule -> rule.jurisdictions().contains(jurisdiction))
        .filter(rule -> !rule.effectiveFrom().isAfter(day))
        .max(Comparator.comparing(RequestRule::effectiveFrom));
  }
}
