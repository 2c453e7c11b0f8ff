// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting for something to become true, with a limit. */
public final class Waiting {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Waiting() {}

  /**
   * Asks again and again until the answer is yes.
   *
   * @param what told in the failure
   * @return how long it took
   * @throws AssertionError when the limit passes; carries the last exception of the question
   */
  public static Duration until(String what, Duration limit, Callable<Boolean> question) {
    long start = System.nanoTime();
    Exception last = null;
    do {
      try {
        if (question.call()) {
          return Duration.ofNanos(System.nanoTime() - start);
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() - start < limit.toNanos());
    throw new AssertionError("Not within " + limit + ": " + what, last);
  }
}
