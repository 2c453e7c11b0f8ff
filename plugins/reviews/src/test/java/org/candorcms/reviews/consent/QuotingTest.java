// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.Entry;
import org.candorcms.reviews.Fakes;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewEvent;
import org.candorcms.reviews.review.ReviewEvent.Kind;
import org.candorcms.reviews.review.Status;
import org.candorcms.reviews.review.Submissions;
import org.candorcms.reviews.review.Usefulness;
import org.junit.jupiter.api.Test;

/** Scenario A9 without the web around it. */
class QuotingTest {
  private static final String REVIEW = "0190a0b0-0000-7000-8000-000000000001";

  private final Fakes.SetClock clock = new Fakes.SetClock("2026-05-05T10:00:00Z");
  private final Fakes.LedgerInMemory ledger = new Fakes.LedgerInMemory(clock);
  private final List<String> switched = new ArrayList<>();
  private boolean ticked = true;
  private final Quoting quoting = new Quoting(ledger, submissions(), moderation());

  private Submissions submissions() {
    return (Submissions)
        Proxy.newProxyInstance(
            Submissions.class.getClassLoader(),
            new Class<?>[] {Submissions.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("quotable");
              return switched.add(arguments[0] + " " + arguments[1]);
            });
  }

  private Moderation moderation() {
    return (Moderation)
        Proxy.newProxyInstance(
            Moderation.class.getClassLoader(),
            new Class<?>[] {Moderation.class},
            (proxy, method, arguments) -> Optional.of(waiting()));
  }

  private Waiting waiting() {
    Instant now = clock.instant();
    Review review =
        new Review(
            REVIEW,
            "mug",
            5,
            "",
            "Warm",
            "Mai",
            "vi",
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Status.APPROVED,
            now,
            Optional.of(now),
            now,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            new Usefulness(0, List.of()),
            ticked);
    return new Waiting(review, "", List.of(), 0, List.of(), Optional.empty(), Optional.empty());
  }

  private void submitted() {
    quoting.happened(new ReviewEvent("e", Kind.SUBMITTED, REVIEW, "mug", clock.instant()));
  }

  @Test
  void writesTheTickDownWithItsWords() {
    submitted();
    assertThat(quoting.allowed(REVIEW)).isTrue();
    Entry entry = quoting.history(REVIEW).get(0);
    assertThat(entry.consent().wording()).isNotBlank();
    assertThat(entry.consent().source()).isEqualTo("reviews.form");
  }

  @Test
  void writesNothingWithoutATick() {
    ticked = false;
    submitted();
    assertThat(quoting.history(REVIEW)).isEmpty();
  }

  @Test
  void aWithdrawalEndsQuotingAndBothFactsStay() {
    submitted();
    clock.set("2026-05-06T10:00:00Z");
    quoting.withdraw(REVIEW);
    assertThat(quoting.allowed(REVIEW)).isFalse();
    assertThat(switched).contains(REVIEW + " false");
    Entry entry = quoting.history(REVIEW).get(0);
    assertThat(entry.grantedAt()).isEqualTo(Instant.parse("2026-05-05T10:00:00Z"));
    assertThat(entry.end()).contains(Instant.parse("2026-05-06T10:00:00Z"));
    assertThat(entry.reason()).isEqualTo("withdrawn");
  }

  @Test
  void anEventThatIsToldAgainDoesNotBringTheConsentBack() {
    submitted();
    quoting.withdraw(REVIEW);
    submitted();
    assertThat(quoting.allowed(REVIEW)).isFalse();
  }

  @Test
  void followsTheEndOfAConsentFromElsewhere() {
    submitted();
    QuoteEnds ends = new QuoteEnds(submissions());
    ends.ended(quoting.history(REVIEW).get(0).consent());
    assertThat(switched).containsExactly(REVIEW + " false");
  }

  @Test
  void leavesConsentsOfOthersAlone() {
    new QuoteEnds(submissions())
        .ended(new Consent("said.item:1", "said.quote", "site", "x", "said.form", null));
    assertThat(switched).isEmpty();
  }
}
