// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/** Counts failed attempts by key (account, address) and refuses more for a while. */
final class Throttle {
  static final int ATTEMPTS = 10;
  static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int MOST_KEYS = 10_000;

  private final Clock clock;
  private final Map<String, Deque<Instant>> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > MOST_KEYS;
        }
      };

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts an attempt before it is made, so that many at once do not slip through.
   *
   * @throws ProblemException 429 with {@code Retry-After}
   */
  synchronized void attempt(List<String> keys) {
    Instant now = clock.instant();
    Instant start = now.minus(WINDOW);
    for (String key : keys) {
      Deque<Instant> times = failures.computeIfAbsent(key, k -> new ArrayDeque<>());
      while (!times.isEmpty() && times.peekFirst().isBefore(start)) {
        times.removeFirst();
      }
      if (times.size() >= ATTEMPTS) {
        long wait = Duration.between(start, times.getFirst()).toSeconds() + 1;
        throw new ProblemException(
            CommonProblem.TOO_MANY_REQUESTS,
            "There were too many attempts to sign in; try again in " + wait + " seconds",
            List.of(),
            Map.of("Retry-After", Long.toString(wait)));
      }
    }
    keys.forEach(key -> failures.computeIfAbsent(key, k -> new ArrayDeque<>()).addLast(now));
  }

  /** Forgets the attempts after a success. */
  synchronized void forget(List<String> keys) {
    keys.forEach(failures::remove);
  }
}
