// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;

/**
 * Writes that find a row or make it: when two make it at once, the loser finds it the next time.
 * Beyond the store's own attempts, because a popular product is where everybody writes.
 */
public final class Retry {
  private static final int ATTEMPTS = 12;

  /** A database that does not answer is no conflict: whoever waits is told soon. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Retry() {}

  /** The same as {@link Store#write}, again after a conflict. */
  public static <T> T write(Store store, Function<EntityManager, T> work) {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        return store.write(work);
      } catch (ProblemException e) {
        boolean conflict =
            e.code() == CommonProblem.UNAVAILABLE
                || (e.code() == CommonProblem.CONFLICT && !e.errors().isEmpty());
        if (attempt == ATTEMPTS || !conflict || System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(
            TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, 10L * attempt)));
      }
    }
  }
}
