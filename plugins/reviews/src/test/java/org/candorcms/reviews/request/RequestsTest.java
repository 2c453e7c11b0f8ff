// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Progress;
import org.candorcms.reviews.Fakes;
import org.candorcms.reviews.letter.Letters;
import org.candorcms.reviews.request.Plan.Reason;
import org.candorcms.reviews.request.Plan.State;
import org.candorcms.reviews.token.Claim.Purpose;
import org.candorcms.reviews.token.TokenKeys;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scenario A10 on the real schema, with a clock that is set by hand. */
class RequestsTest {
  private static final Progress NO_PROGRESS =
      new Progress() {
        @Override
        public void at(long done, long total) {
          // Nobody looks.
        }

        @Override
        public void message(String text) {
          // Nobody looks.
        }

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private final EmbeddedStore store = EmbeddedStore.of("reviews");
  private final Fakes.SetClock clock = new Fakes.SetClock("2026-05-01T12:00:00Z");
  private final Fakes.Outbox outbox = new Fakes.Outbox();
  private final Fakes.LedgerInMemory consents = new Fakes.LedgerInMemory(clock);
  private final TokenKeys keys = new TokenKeys(store, clock);
  private final MailSettings settings = Fakes.settings(MailSettings.class, Map.of());
  private final Orders orders =
      new Orders(
          store,
          clock,
          consents,
          Fakes.json(),
          keys,
          new ReportedPurchases(store, tags -> {}, keys, Fakes.json(), clock),
          new RequestRules(Fakes.json()),
          settings);
  private final SignedInvitations invitations = new SignedInvitations(keys, clock);
  private final SendRequests task =
      new SendRequests(
          orders, invitations, new Letters(new Address(), keys, clock, settings), outbox, settings);

  private static final class Address implements HostSettings {
    @Override
    public Optional<String> get(String name) {
      return Optional.empty();
    }

    @Override
    public Path dataFolder() {
      return Path.of("target");
    }

    @Override
    public Optional<URI> baseUrl() {
      return Optional.of(URI.create("https://shop.example"));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Order order(String id, boolean notice) {
    return new Order(
        id,
        "Mai@Example.org",
        "Mai",
        "de",
        "DE",
        List.of(new Order.Item("mug", "Blue mug"), new Order.Item("pot", "")),
        Optional.of(Instant.parse("2026-05-01T12:00:00Z")),
        Optional.empty(),
        false,
        notice);
  }

  private static Order refunded(Order order) {
    return new Order(
        order.id(),
        order.email(),
        order.name(),
        order.language(),
        order.jurisdiction(),
        order.products(),
        order.deliveredAt(),
        Optional.of(Instant.parse("2026-05-10T12:00:00Z")),
        false,
        order.marketingNotice());
  }

  private void runAt(String moment) {
    clock.set(moment);
    task.run(NO_PROGRESS);
  }

  private List<Reason> reasons(String order) {
    return orders.steps(order).stream().map(Orders.Step::reason).toList();
  }

  private Message mail() {
    return outbox.messages.values().iterator().next();
  }

  @Test
  void sendsNothingInGermanyWithoutNoticeAndSaysWhy() {
    orders.report(order("1", false));
    runAt("2026-05-15T12:00:00Z");
    runAt("2026-06-15T12:00:00Z");
    assertThat(outbox.messages).isEmpty();
    assertThat(reasons("1")).containsExactly(Reason.NO_MARKETING_NOTICE);
    assertThat(orders.find("1").orElseThrow().plan().rule()).isEqualTo("de-uwg-7");
  }

  @Test
  void sendsOneMailFourteenDaysAfterDelivery() {
    orders.report(order("1", true));
    runAt("2026-05-15T11:59:59Z");
    assertThat(outbox.messages).isEmpty();
    runAt("2026-05-15T12:00:00Z");
    runAt("2026-05-15T12:00:20Z");
    runAt("2026-09-15T12:00:00Z");
    assertThat(outbox.messages).hasSize(1);
    assertThat(mail().to()).isEqualTo("Mai@Example.org");
    assertThat(mail().text()).contains("Blue mug").contains("Basistarifen");
    assertThat(mail().unsubscribeAddress()).isPresent();
    assertThat(orders.find("1").orElseThrow().plan().state()).isEqualTo(State.SENT);
  }

  @Test
  void sendsNothingAfterARefund() {
    orders.report(order("1", true));
    clock.set("2026-05-10T12:00:00Z");
    orders.report(refunded(order("1", true)));
    runAt("2026-05-15T12:00:00Z");
    assertThat(outbox.messages).isEmpty();
    assertThat(reasons("1")).containsExactly(Reason.DELIVERED, Reason.REFUNDED);
  }

  @Test
  void linksProveThePurchaseOfTheirProductOnly() {
    orders.report(order("1", true));
    runAt("2026-05-15T12:00:00Z");
    Matcher link = Pattern.compile("invitation=(\\S+)").matcher(mail().text());
    assertThat(link.find()).isTrue();
    String token = link.group(1);
    assertThat(invitations.product(token)).contains("mug");
    Invitations.Proof proof = invitations.check(token, "mug").orElseThrow();
    assertThat(proof.order()).isEqualTo("1");
    assertThat(proof.orderHash()).hasSize(43);
    assertThat(invitations.check(token, "pot")).isEmpty();
    store.execute(em -> invitations.use(em, proof, "r1"));
    assertThatThrownBy(() -> store.execute(em -> invitations.use(em, proof, "r2")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code().code()).isEqualTo("reviews.invitation-used"));
    clock.pass(Duration.ofDays(60));
    assertThat(invitations.check(token, "mug")).isEmpty();
  }

  @Test
  void theOptOutOfAMailCountsForAllOrdersOfTheAddress() {
    orders.report(order("1", true));
    orders.report(order("2", true));
    runAt("2026-05-15T12:00:00Z");
    String address = mail().unsubscribeAddress().orElseThrow().toString();
    String token = address.substring(address.lastIndexOf('/') + 1);
    String order = keys.tokens().verify(token, Purpose.OPT_OUT).orElseThrow().subject();
    assertThat(orders.optOut(order)).isTrue();
    clock.set("2026-12-01T12:00:00Z");
    Order later =
        new Order(
            "3",
            "mai@example.org",
            "",
            "",
            "DE",
            List.of(new Order.Item("mug", "")),
            Optional.of(clock.instant()),
            Optional.empty(),
            false,
            true);
    assertThat(orders.report(later).tracked().plan().reason()).isEqualTo(Reason.OPTED_OUT);
  }

  @Test
  void asksAnAddressOnceWithinTheCoolDown() {
    orders.report(order("1", true));
    orders.report(order("2", true));
    runAt("2026-05-15T12:00:00Z");
    assertThat(outbox.messages).hasSize(1);
    assertThat(orders.find("2").orElseThrow().plan().reason()).isEqualTo(Reason.COOL_DOWN);
  }

  @Test
  void forgetsNameAndAddressOnceNothingFollows() {
    orders.report(order("1", true));
    assertThat(orders.find("1").orElseThrow().order().email()).isNotEmpty();
    runAt("2026-05-15T12:00:00Z");
    Order kept = orders.find("1").orElseThrow().order();
    assertThat(kept.email()).isEmpty();
    assertThat(kept.name()).isEmpty();
    orders.report(order("1", true));
    assertThat(orders.find("1").orElseThrow().order().email()).isEmpty();
  }

  @Test
  void aStopBetweenMailAndNoteSendsNothingTwice() {
    orders.report(order("1", true));
    clock.set("2026-05-15T12:00:00Z");
    outbox.send("reviews.request:1", Message.of("a@b.example", java.util.Locale.ENGLISH, "x", "y"));
    task.run(NO_PROGRESS);
    assertThat(outbox.messages).hasSize(1);
    assertThat(mail().subject()).isEqualTo("x");
    assertThat(orders.find("1").orElseThrow().plan().state()).isEqualTo(State.SENT);
  }

  @Test
  void erasingKeepsTheOptOut() {
    orders.report(order("1", true));
    orders.optOut("1");
    String person = consents.person("mai@example.org");
    assertThat(orders.forget(person)).isEqualTo(1);
    assertThat(orders.forget(person)).isZero();
    assertThat(orders.of(person)).isEmpty();
    assertThat(orders.optedOut(person)).isTrue();
  }

  @Test
  void pagesThroughOrders() {
    for (int i = 0; i < 5; i++) {
      clock.pass(Duration.ofMinutes(1));
      orders.report(order("o" + i, true));
    }
    Orders.OrderPage first = orders.page(Optional.of(State.PLANNED), OrderCursor.START, 2);
    assertThat(first.total()).isEqualTo(5);
    assertThat(first.items()).extracting(t -> t.order().id()).containsExactly("o4", "o3");
    Orders.OrderPage second =
        orders.page(
            Optional.empty(), OrderCursor.parse(first.next().orElseThrow()).orElseThrow(), 10);
    assertThat(second.items()).extracting(t -> t.order().id()).containsExactly("o2", "o1", "o0");
    assertThat(second.next()).isEmpty();
    assertThat(orders.page(Optional.of(State.SENT), OrderCursor.START, 2).total()).isZero();
    assertThat(orders.counts()).containsEntry(State.PLANNED, 5L);
  }

  @Test
  void shipsRulesWithSources() {
    assertThat(new RequestRules(Fakes.json()).all())
        .extracting(RequestRule::id)
        .contains("anywhere", "eu-eprivacy-13", "de-uwg-7");
  }
}
