// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.candorcms.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
  private final MovingClock clock = new MovingClock();
  private final Throttle throttle = new Throttle(clock);

  @Test
  void refusesTheEleventhAttemptForAWhile() {
    for (int i = 0; i < Throttle.ATTEMPTS; i++) {
      throttle.attempt(List.of("ada"));
      clock.advance(Duration.ofSeconds(1));
    }
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> throttle.attempt(List.of("ada")));
    assertThat(problem.code().status()).isEqualTo(429);
    assertThat(problem.headers()).containsEntry("Retry-After", "291");
    throttle.attempt(List.of("bob"));
    clock.advance(Duration.ofSeconds(292));
    throttle.attempt(List.of("ada"));
  }

  @Test
  void forgetsAfterASuccess() {
    for (int i = 0; i < 100; i++) {
      throttle.attempt(List.of("ada"));
      throttle.forget(List.of("ada"));
    }
  }
}
