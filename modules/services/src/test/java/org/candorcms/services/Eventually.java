// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
public final class Eventually {
  private Eventually() {}

  public static void until(Duration limit, BooleanSupplier holds) {
    long pause = 2_000_000;
    long end = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not happen within " + limit);
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause * 2, 200_000_000);
    }
  }
}
