// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NumbersTest {
  /** Sums of binomial probabilities worked out term by term. */
  private static double exact(long k, long n, double p) {
    double sum = 0;
    for (long i = k; i <= n; i++) {
      double choose = 1;
      for (long j = 1; j <= i; j++) {
        choose = choose * (n - i + j) / j;
      }
      sum += choose * Math.pow(p, i) * Math.pow(1 - p, n - i);
    }
    return sum;
  }

  @Test
  void agreesWithTheDefinition() {
    for (long now : new long[] {1, 3, 10, 25}) {
      for (long before : new long[] {0, 2, 16, 30}) {
        assertThat(Chance.atLeast(now, before, 8))
            .isCloseTo(exact(now, now + before, 1 / 9.0), within(1e-9));
      }
    }
    assertThat(Chance.atLeast(0, 10, 8)).isEqualTo(1);
    assertThat(Chance.atMost(5, 40, 8) + Chance.atLeast(6, 39, 8)).isGreaterThan(0.5);
    assertThat(Chance.atLeast(50_000, 400_000, 8)).isBetween(0.4, 0.6);
    assertThat(Chance.atLeast(60_000, 400_000, 8)).isLessThan(1e-12);
  }

  @Test
  void comparesWithTheOthers() {
    Effect effect =
        Effects.effect(
            "a",
            LocalDate.of(2026, 5, 4),
            28,
            new Effect.Group(80, 20),
            new Effect.Group(400, 420));
    assertThat(effect.verdict()).isEqualTo("fewer");
    assertThat(effect.change()).isCloseTo(0.24, within(0.01));
    assertThat(effect.low()).isLessThan(effect.change());
    assertThat(effect.high()).isLessThan(1);
    assertThat(effect.n()).isEqualTo(920);
    assertThat(effect.caveat()).contains("920 voices");
  }

  @Test
  void saysNothingOfFew() {
    Effect effect =
        Effects.effect(
            "a", LocalDate.of(2026, 5, 4), 28, new Effect.Group(9, 1), new Effect.Group(400, 420));
    assertThat(effect.verdict()).isEqualTo("too-few");
    assertThat(effect.change()).isNull();
  }
}
