// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candorcms.reviews.request.Plan.Reason;
import org.candorcms.reviews.request.Plan.State;
import org.candorcms.reviews.request.RequestRule.Notice;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Instant FIRST_OF_MAY = Instant.parse("2026-05-01T12:00:00Z");
  private static final Planner.History NONE = new Planner.History(false, Optional.empty());
  private static final Planner PLANNER =
      new Planner(
          List.of(
              rule("anywhere", "*", 0, Notice.NONE, "B", "2000-01-01"),
              rule("old-de", "DE", 7, Notice.NONE, "P", "2010-01-01"),
              rule("de", "DE", 14, Notice.REQUIRED, "P", "2018-07-10"),
              rule("future-de", "DE", 30, Notice.REQUIRED, "P", "2030-01-01"),
              rule("fr", "FR", 21, Notice.ADVISED, "L", "2000-01-01")),
          Duration.ofDays(14),
          Duration.ofDays(120));

  private static RequestRule rule(
      String id, String country, int days, Notice notice, String grade, String from) {
    return new RequestRule(
        id,
        List.of(country),
        LocalDate.parse(from),
        days,
        notice,
        "",
        "",
        new RequestRule.Source("", "", LocalDate.parse("2026-11-21"), grade));
  }

  private static Order order(String country, boolean notice) {
    return new Order(
        "1",
        "mai@example.org",
        "Mai",
        "de",
        country,
        List.of(new Order.Item("mug", "Mug")),
        Optional.of(FIRST_OF_MAY),
        Optional.empty(),
        false,
        notice);
  }

  private static Order with(Order order, Optional<Instant> delivered, boolean ticket) {
    return new Order(
        order.id(),
        order.email(),
        order.name(),
        order.language(),
        order.jurisdiction(),
        order.products(),
        delivered,
        order.refundedAt(),
        ticket,
        order.marketingNotice());
  }

  private static Order refunded(Order order, Instant at) {
    return new Order(
        order.id(),
        order.email(),
        order.name(),
        order.language(),
        order.jurisdiction(),
        order.products(),
        order.deliveredAt(),
        Optional.of(at),
        order.openTicket(),
        order.marketingNotice());
  }

  @Test
  void asksFourteenDaysAfterDelivery() {
    Plan plan = PLANNER.plan(order("DE", true), NONE, FIRST_OF_MAY);
    assertThat(plan.state()).isEqualTo(State.PLANNED);
    assertThat(plan.dueAt()).contains(Instant.parse("2026-05-15T12:00:00Z"));
    assertThat(plan.rule()).isEqualTo("de");
  }

  @Test
  void doesNotAskInGermanyWithoutNotice() {
    Plan plan = PLANNER.plan(order("DE", false), NONE, FIRST_OF_MAY);
    assertThat(plan.state()).isEqualTo(State.STOPPED);
    assertThat(plan.reason()).isEqualTo(Reason.NO_MARKETING_NOTICE);
  }

  @Test
  void onlyRemarksWhereTheNoticeIsAdvised() {
    Plan plan = PLANNER.plan(order("FR", false), NONE, FIRST_OF_MAY);
    assertThat(plan.state()).isEqualTo(State.PLANNED);
    assertThat(plan.reason()).isEqualTo(Reason.DELIVERED_NOTICE_ADVISED);
    assertThat(plan.dueAt()).contains(FIRST_OF_MAY.plus(Duration.ofDays(21)));
  }

  @Test
  void doesNotNeedANoticeElsewhere() {
    assertThat(PLANNER.plan(order("US", false), NONE, FIRST_OF_MAY).reason())
        .isEqualTo(Reason.DELIVERED);
  }

  @Test
  void stopsAfterARefund() {
    Plan plan =
        PLANNER.plan(
            refunded(order("DE", true), Instant.parse("2026-05-10T09:00:00Z")), NONE, FIRST_OF_MAY);
    assertThat(plan.state()).isEqualTo(State.STOPPED);
    assertThat(plan.reason()).isEqualTo(Reason.REFUNDED);
  }

  @Test
  void waitsForDeliveryAndForOpenTickets() {
    Order order = order("DE", true);
    assertThat(PLANNER.plan(with(order, Optional.empty(), false), NONE, FIRST_OF_MAY).reason())
        .isEqualTo(Reason.NOT_DELIVERED);
    Plan held = PLANNER.plan(with(order, order.deliveredAt(), true), NONE, FIRST_OF_MAY);
    assertThat(held.state()).isEqualTo(State.WAITING);
    assertThat(held.reason()).isEqualTo(Reason.OPEN_TICKET);
  }

  @Test
  void heedsTheOptOut() {
    assertThat(
            PLANNER
                .plan(order("DE", true), new Planner.History(true, Optional.empty()), FIRST_OF_MAY)
                .reason())
        .isEqualTo(Reason.OPTED_OUT);
  }

  @Test
  void coolsDownBetweenTwoMails() {
    Instant due = Instant.parse("2026-05-15T12:00:00Z");
    Instant justEnough = due.minus(Duration.ofDays(120));
    assertThat(plan(justEnough).state()).isEqualTo(State.PLANNED);
    assertThat(plan(justEnough.plusSeconds(1)).reason()).isEqualTo(Reason.COOL_DOWN);
  }

  private static Plan plan(Instant lastAsked) {
    return PLANNER.plan(
        order("DE", true), new Planner.History(false, Optional.of(lastAsked)), FIRST_OF_MAY);
  }

  @Test
  void leavesOldOrdersAlone() {
    Instant due = Instant.parse("2026-05-15T12:00:00Z");
    assertThat(PLANNER.plan(order("DE", true), NONE, due.plus(Planner.TOO_LATE)).state())
        .isEqualTo(State.PLANNED);
    assertThat(
            PLANNER
                .plan(order("DE", true), NONE, due.plus(Planner.TOO_LATE).plusSeconds(1))
                .reason())
        .isEqualTo(Reason.TOO_LATE);
  }

  @Test
  void takesTheNewestRuleInForce() {
    assertThat(PLANNER.rule("DE", LocalDate.parse("2018-07-09")).id()).isEqualTo("old-de");
    assertThat(PLANNER.rule("DE", LocalDate.parse("2018-07-10")).id()).isEqualTo("de");
    assertThat(PLANNER.rule("DE", LocalDate.parse("2030-01-01")).id()).isEqualTo("future-de");
    assertThat(PLANNER.rule("VN", LocalDate.parse("2026-01-01")).id()).isEqualTo("anywhere");
  }

  @Test
  void onlyLawMayRequire() {
    assertThatThrownBy(() -> rule("x", "XX", 0, Notice.REQUIRED, "L", "2000-01-01"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whoever adds such a member has to explain it to this test. */
  @Test
  void cannotKnowWhoIsContent() {
    assertThat(Arrays.stream(Order.class.getRecordComponents()).map(c -> c.getName()).toList())
        .containsExactly(
            "id",
            "email",
            "name",
            "language",
            "jurisdiction",
            "products",
            "deliveredAt",
            "refundedAt",
            "openTicket",
            "marketingNotice");
    assertThat(
            Arrays.stream(Planner.History.class.getRecordComponents())
                .map(c -> c.getName())
                .toList())
        .containsExactly("optedOut", "lastAsked");
  }
}
