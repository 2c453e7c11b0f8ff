// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notice.Severity;
import org.candorcms.reviews.Fakes;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.Reply;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewEvent;
import org.candorcms.reviews.review.ReviewEvent.Kind;
import org.candorcms.reviews.review.Status;
import org.candorcms.reviews.review.Usefulness;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scenario A8, with a clock that is set by hand. */
class ReplyClockTest {
  private static final String ARRIVAL = "2026-05-05T10:00:00Z"; // Tuesday

  private final EmbeddedStore store = EmbeddedStore.of("reviews");
  private final Fakes.SetClock clock = new Fakes.SetClock(ARRIVAL);
  private final Fakes.OpenNotices notices = new Fakes.OpenNotices();
  private final List<String> audited = new ArrayList<>();
  private final Map<String, Waiting> reviews = new HashMap<>();
  private ReplyClock replies = replyClock(Map.of());
  private ReplyTimes times = replyTimes(Map.of());

  @BeforeEach
  void open() {
    set(Map.of());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void set(Map<String, Object> settings) {
    replies = replyClock(settings);
    times = replyTimes(settings);
  }

  private ReplyClock replyClock(Map<String, Object> settings) {
    Moderation moderation =
        (Moderation)
            Proxy.newProxyInstance(
                Moderation.class.getClassLoader(),
                new Class<?>[] {Moderation.class},
                (proxy, method, arguments) ->
                    method.getName().equals("find")
                        ? Optional.ofNullable(reviews.get(String.valueOf(arguments[0])))
                        : null);
    Products products =
        new Products() {
          @Override
          public Map<String, Product> find(java.util.Collection<String> ids) {
            return Map.of();
          }

          @Override
          public boolean put(String id, Product product) {
            return false;
          }
        };
    return new ReplyClock(
        store,
        clock,
        notices,
        moderation,
        products,
        (actor, action, subject) -> audited.add(action + " " + subject),
        Fakes.settings(AlertSettings.class, settings));
  }

  private ReplyTimes replyTimes(Map<String, Object> settings) {
    return new ReplyTimes(store, clock, Fakes.settings(AlertSettings.class, settings));
  }

  private void put(String id, String submitted, Status status, Optional<Reply> reply) {
    Instant at = Instant.parse(submitted);
    reviews.put(
        id,
        new Waiting(
            new Review(
                id,
                "mug",
                2,
                "",
                "Chipped",
                "Mai",
                "en",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                status,
                at,
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                0,
                reply,
                new Usefulness(0, List.of()),
                false),
            "",
            List.of(),
            0,
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  private void happen(Kind kind, String id) {
    replies.happened(new ReviewEvent(kind + id, kind, id, "mug", clock.instant()));
  }

  private void arrives(String id) {
    put(id, clock.instant().toString(), Status.PENDING, Optional.empty());
    happen(Kind.SUBMITTED, id);
  }

  private void reply(String id) {
    Instant arrived = Objects.requireNonNull(reviews.get(id)).review().submittedAt();
    put(
        id,
        arrived.toString(),
        Status.APPROVED,
        Optional.of(
            new Reply("Sorry", clock.instant(), Duration.between(arrived, clock.instant()))));
    happen(Kind.REPLIED, id);
  }

  private List<String> kinds() {
    return notices.told.stream().map(Notice::kind).toList();
  }

  @Test
  void alertsRemindsEscalatesAndTellsTheReplyTime() {
    arrives("r1");
    assertThat(kinds()).containsExactly("reviews.new");
    clock.set("2026-05-05T10:44:59Z");
    assertThat(replies.tick()).isZero();
    clock.set("2026-05-05T10:45:00Z");
    replies.tick();
    assertThat(kinds()).containsExactly("reviews.new", "reviews.reminder");
    clock.set("2026-05-05T10:59:59Z");
    assertThat(replies.tick()).isZero();
    assertThat(audited).isEmpty();
    clock.set("2026-05-05T11:00:00Z");
    replies.tick();
    assertThat(kinds()).containsExactly("reviews.new", "reviews.reminder", "reviews.overdue");
    assertThat(notices.severity("reviews.reply:r1")).isEqualTo(Severity.URGENT);
    assertThat(audited).containsExactly("reviews.reply.overdue r1");
    assertThat(times.open().get(0).overdue()).isTrue();
    clock.set("2026-05-05T11:20:00Z");
    reply("r1");
    assertThat(notices.open).isEmpty();
    ReplyTimes.Summary summary = times.last(30);
    assertThat(summary.median()).contains(Duration.parse("PT1H20M"));
    assertThat(summary.answered()).isEqualTo(1);
    assertThat(summary.inTime()).isZero();
    assertThat(times.open()).isEmpty();
  }

  @Test
  void tellsEachStageOnceHoweverOftenItLooks() {
    arrives("r1");
    happen(Kind.SUBMITTED, "r1");
    clock.set("2026-05-05T11:30:00Z");
    replies.tick();
    replies.tick();
    happen(Kind.SUBMITTED, "r1");
    assertThat(kinds()).containsExactly("reviews.new", "reviews.overdue");
    assertThat(audited).hasSize(1);
  }

  @Test
  void doesNotCountTheNight() {
    clock.set("2026-05-05T16:40:00Z");
    arrives("r1");
    clock.set("2026-05-06T09:24:59Z");
    assertThat(replies.tick()).isZero();
    clock.set("2026-05-06T09:25:00Z");
    assertThat(replies.tick()).isEqualTo(1);
    clock.set("2026-05-06T09:35:00Z");
    reply("r1");
    ReplyTimes.Summary summary = times.last(30);
    assertThat(summary.inTime()).isEqualTo(1);
    // Readers see how long it took, not how the shop counts.
    assertThat(summary.median()).contains(Duration.ofHours(16).plusMinutes(55));
  }

  @Test
  void stopsForARefusedReviewAndGoesOnWhenThatIsTakenBack() {
    arrives("r1");
    put("r1", ARRIVAL, Status.REJECTED, Optional.empty());
    happen(Kind.REJECTED, "r1");
    clock.set("2026-05-05T12:00:00Z");
    assertThat(replies.tick()).isZero();
    assertThat(notices.open).isEmpty();
    assertThat(times.last(30).reviews()).isZero();
    put("r1", ARRIVAL, Status.APPROVED, Optional.empty());
    happen(Kind.APPROVED, "r1");
    assertThat(replies.tick()).isEqualTo(1);
    assertThat(times.last(30).reviews()).isEqualTo(1);
  }

  @Test
  void followsTheSettings() {
    set(
        Map.of(
            "reply$_$minutes",
            120,
            "reminder$_$minutes",
            30,
            "opens",
            "00:00",
            "closes",
            "24:00",
            "zone",
            "Asia/Bangkok"));
    arrives("r1");
    clock.set("2026-05-05T10:30:00Z");
    replies.tick();
    assertThat(kinds()).endsWith("reviews.reminder");
    clock.set("2026-05-05T11:59:59Z");
    assertThat(replies.tick()).isZero();
    clock.set("2026-05-05T12:00:00Z");
    assertThat(replies.tick()).isEqualTo(1);
  }

  @Test
  void forgetsAReviewThatIsGone() {
    arrives("r1");
    reviews.clear();
    happen(Kind.REPLIED, "r1");
    assertThat(notices.open).isEmpty();
    assertThat(times.open()).isEmpty();
  }

  @Test
  void treatsAllStarsAlike() {
    arrives("r1");
    assertThat(notices.severity("reviews.reply:r1")).isEqualTo(Severity.INFO);
  }

  @Test
  void knowsQuantiles() {
    assertThat(ReplyTimes.quantile(new long[0], 0.5)).isEmpty();
    assertThat(ReplyTimes.quantile(new long[] {1, 2, 3, 4}, 0.5)).contains(Duration.ofSeconds(2));
    assertThat(ReplyTimes.quantile(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.9))
        .contains(Duration.ofSeconds(9));
    assertThat(ReplyTimes.quantile(new long[] {7}, 0.9)).contains(Duration.ofSeconds(7));
  }
}
