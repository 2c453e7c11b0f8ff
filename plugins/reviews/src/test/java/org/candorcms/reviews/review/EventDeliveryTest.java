// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.candorcms.api.task.Progress;
import org.candorcms.reviews.Fixture;
import org.candorcms.reviews.moderation.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventDeliveryTest {
  private static final Progress QUIET =
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

  private final Fixture f = new Fixture();
  private final List<ReviewEvent> heard = new ArrayList<>();
  private boolean broken;
  private final ReviewListener listener =
      event -> {
        if (broken) {
          throw new IllegalStateException("no network");
        }
        heard.add(event);
      };

  @AfterEach
  void close() {
    f.close();
  }

  private void deliver() {
    new EventDelivery(f.store, f.clock, List.of(listener)).run(QUIET);
  }

  private List<ReviewEvent.Kind> kinds() {
    return heard.stream().map(ReviewEvent::kind).toList();
  }

  @Test
  void tellsEverythingOnceInItsOrder() {
    Review review = f.published(Fixture.review("mug", 4, "Holds tea"));
    f.submissions.flag(review.id(), "v", "fake", "");
    f.moderation.reject(List.of(review.id()), Reason.FAKE, "", "mod");
    deliver();
    deliver();
    assertThat(kinds())
        .containsExactly(
            ReviewEvent.Kind.SUBMITTED,
            ReviewEvent.Kind.APPROVED,
            ReviewEvent.Kind.FLAGGED,
            ReviewEvent.Kind.REJECTED);
    assertThat(heard).allSatisfy(event -> assertThat(event.review()).isEqualTo(review.id()));
  }

  @Test
  void waitsForAListenerThatFailsAndLosesNothing() {
    f.published(Fixture.review("mug", 4, "Holds tea"));
    broken = true;
    deliver();
    assertThat(heard).isEmpty();
    broken = false;
    deliver();
    assertThat(kinds()).containsExactly(ReviewEvent.Kind.SUBMITTED, ReviewEvent.Kind.APPROVED);
  }

  @Test
  void givesUpAfterADaySoThatOthersAreHeard() {
    f.published(Fixture.review("mug", 4, "Holds tea"));
    broken = true;
    f.clock.forward(Duration.ofHours(25));
    deliver();
    broken = false;
    f.published(Fixture.review("mug", 2, "Leaks"));
    deliver();
    assertThat(kinds()).containsExactly(ReviewEvent.Kind.SUBMITTED, ReviewEvent.Kind.APPROVED);
  }

  @Test
  void whatChangesNothingIsNotTold() {
    f.published(Fixture.review("mug", 4, "Holds tea"));
    deliver();
    heard.clear();
    Review review = f.submissions.submit(Fixture.review("mug", 1, "No"), List.of(), "v");
    assertThat(f.moderation.reopen(List.of(review.id()), "mod")).isZero();
    deliver();
    assertThat(kinds()).containsExactly(ReviewEvent.Kind.SUBMITTED);
  }
}
