// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps work to a share of the time, by rests as long as what was done since the last one asks. */
final class Pace {
  /** A rest is cut here, so that work that has to stop does so soon. */
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

  private final int times;
  private final LongSupplier nanos;
  private final Sleeper sleeper;
  private long since;

  /** Waits. */
  @FunctionalInterface
  interface Sleeper {
    /** Waits for some nanoseconds. */
    void sleep(long nanos) throws InterruptedException;
  }

  /**
   * Begins to work.
   *
   * @param times how much longer a rest is than the work before it
   */
  Pace(int times, LongSupplier nanos, Sleeper sleeper) {
    this.times = times;
    this.nanos = nanos;
    this.sleeper = sleeper;
    this.since = nanos.getAsLong();
  }

  /** A fifth of the time, so of a processor's core. */
  static Pace gentle() {
    return new Pace(4, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  /** All the time. */
  static Pace unbroken() {
    return new Pace(0, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  /** Rests for what was done since the last rest. */
  void rest() throws InterruptedException {
    long worked = Math.max(0, nanos.getAsLong() - since);
    sleeper.sleep(Math.min(LONGEST, times * worked));
    since = nanos.getAsLong();
  }
}
