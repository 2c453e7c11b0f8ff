// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.reviews.Fixture;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredModerationTest {
  private final Fixture f = new Fixture();

  @AfterEach
  void close() {
    f.close();
  }

  private Review sent(int rating, String body) {
    return f.submissions.submit(Fixture.review("p", rating, body), List.of(), "v" + body);
  }

  @Test
  void publishesByItselfWhatNobodyDecidedOn() {
    Review plain = sent(1, "Broke at once");
    Review advert = sent(5, "Buy at www.example.com");
    f.clock.forward(Duration.ofDays(13));
    assertThat(f.moderation.publishOverdue()).isZero();
    f.clock.forward(Duration.ofDays(2));

    assertThat(f.moderation.publishOverdue()).isEqualTo(1);

    assertThat(f.reviews.find(plain.id())).isPresent();
    assertThat(f.reviews.find(advert.id())).isEmpty();
    LedgerEntry line = f.moderation.ledger("", 10).items().get(0);
    assertThat(line.automatic()).isTrue();
    assertThat(line.waited()).isEqualTo(Duration.ofDays(15));
  }

  @Test
  void keepsTheReasonForTheAuthorAndTheLedger() {
    Review review = sent(1, "The courier was late");
    f.moderation.reject(List.of(review.id()), Reason.UNRELATED, "About delivery", "mod");

    Waiting.Decision decision =
        f.moderation.find(review.id()).orElseThrow().decision().orElseThrow();
    assertThat(decision.reason()).isEqualTo("unrelated");
    assertThat(decision.note()).isEqualTo("About delivery");
    assertThat(f.moderation.ledger("", 10).items())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.decision()).isEqualTo("reject");
              assertThat(line.reason()).isEqualTo("unrelated");
              assertThat(line.rating()).isEqualTo(1);
            });
    assertThat(f.moderation.reject(List.of(review.id()), Reason.FAKE, "", "other")).isZero();
    assertThatThrownBy(() -> f.moderation.approve(List.of("none"), "mod"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void soundsTheAlarmWhenFewStarsAreRejectedMoreOften() {
    List<String> worst = new ArrayList<>();
    List<String> best = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      worst.add(sent(1, "Bad " + i).id());
      best.add(sent(5, "Good " + i).id());
    }
    f.moderation.reject(worst.subList(0, 4), Reason.FAKE, "", "mod");
    f.moderation.reject(best.subList(0, 2), Reason.FAKE, "", "mod");
    f.moderation.approve(worst.subList(4, 20), "mod");
    f.moderation.approve(best.subList(2, 20), "mod");
    assertThat(f.moderation.fairness().alarm()).as("exactly twice").isFalse();

    f.moderation.reject(worst.subList(4, 5), Reason.FAKE, "", "mod");
    Fairness fairness = f.moderation.fairness();
    assertThat(fairness.alarm()).isTrue();
    assertThat(fairness.byStar().get(0).rejected()).isEqualTo(5);
    assertThat(fairness.byStar().get(0).decided()).isEqualTo(20);

    f.clock.forward(Duration.ofDays(31));
    assertThat(f.moderation.fairness().alarm()).isFalse();
  }

  @Test
  void staysSilentOnFewDecisions() {
    for (int i = 0; i < 19; i++) {
      f.moderation.reject(List.of(sent(1, "Bad " + i).id()), Reason.FAKE, "", "mod");
    }
    assertThat(f.moderation.fairness().alarm()).isFalse();
  }

  @Test
  void takesASlipBackOnlyAtOnceAndOnlyForWhoeverDecided() {
    Review review = sent(1, "Broke at once");
    List<String> ids = List.of(review.id());
    f.moderation.approve(ids, "mod");
    assertThat(f.moderation.reopen(ids, "other")).isZero();
    f.clock.forward(Moderation.UNDO);
    assertThat(f.moderation.reopen(ids, "mod")).isEqualTo(1);
    assertThat(f.reviews.find(review.id())).isEmpty();
    assertThat(f.reviews.rating(review.product()).count()).isZero();
    assertThat(f.moderation.ledger("", 10).items())
        .extracting(LedgerEntry::decision)
        .containsExactly("reopen", "approve");
    assertThat(f.moderation.fairness().byStar().get(0).decided()).isZero();
    f.moderation.approve(ids, "mod");
    f.clock.forward(Moderation.UNDO.plusMillis(1));
    assertThat(f.moderation.reopen(ids, "mod")).isZero();
    assertThat(f.reviews.rating(review.product()).count()).isEqualTo(1);
  }

  @Test
  void queuesOldestFirstAndFindsHints() {
    Review first = sent(3, "Write me: joe@example.com");
    f.clock.forward(Duration.ofMinutes(1));
    Review second = sent(3, "Fine");
    Queue all = f.moderation.queue(QueueFilter.WAITING, "", 1);
    assertThat(all.total()).isEqualTo(2);
    assertThat(all.items().get(0).review().id()).isEqualTo(first.id());
    assertThat(all.items().get(0).hints().get(0)).isEqualTo(new Hint("email", "joe@example.com"));
    Queue rest = f.moderation.queue(QueueFilter.WAITING, all.next().orElseThrow(), 1);
    assertThat(rest.items().get(0).review().id()).isEqualTo(second.id());
    assertThat(rest.next()).isEmpty();
    QueueFilter mails =
        new QueueFilter(org.candorcms.reviews.review.Status.PENDING, "", "email", false);
    assertThat(f.moderation.queue(mails, "", 10).total()).isEqualTo(1);
  }

  @Test
  void repliesOnceAndKeepsTheTime() {
    Review review = f.published(Fixture.review("p", 2, "Lid broke"));
    f.clock.forward(Duration.ofMinutes(80));
    f.moderation.reply(review.id(), "We are sorry.", "mod");
    f.clock.forward(Duration.ofMinutes(80));
    f.moderation.reply(review.id(), "We are very sorry.", "mod");

    var reply = f.reviews.find(review.id()).orElseThrow().reply().orElseThrow();
    assertThat(reply.after()).isEqualTo(Duration.ofMinutes(80));
    assertThat(reply.body()).isEqualTo("We are very sorry.");
    assertThat(f.reviews.page(ReviewQuery.of("p")).items().get(0).reply()).isPresent();

    f.moderation.reply(review.id(), "", "mod");
    assertThat(f.reviews.find(review.id()).orElseThrow().reply()).isEmpty();
  }

  @Test
  void flagsOncePerVisitor() {
    Review review = f.published(Fixture.review("p", 2, "Lid broke"));
    f.submissions.flag(review.id(), "a", "fake", "");
    f.submissions.flag(review.id(), "a", "abusive", "");
    f.submissions.flag(review.id(), "b", "abusive", "");
    Waiting waiting = f.moderation.find(review.id()).orElseThrow();
    assertThat(waiting.flags()).isEqualTo(2);
    assertThat(waiting.flagReasons()).containsExactly("abusive", "fake");
  }
}
