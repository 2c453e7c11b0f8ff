// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Wakes the index right after a commit, and counts changes for what is kept in memory. */
@Component(service = ChangeSignal.class)
public final class ChangeSignal {
  private final Semaphore wake = new Semaphore(0);
  private final AtomicLong generation = new AtomicLong();

  /** Starts quiet. */
  @Activate
  public ChangeSignal() {}

  /** Something was committed here. */
  public void changed() {
    touched();
    wake.release();
  }

  /** Something was committed, possibly by another node. */
  public void touched() {
    generation.incrementAndGet();
  }

  /** Waits for a change, at most so long. */
  public void await(Duration limit) throws InterruptedException {
    if (wake.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  /** Grows with each change seen by this node. */
  public long generation() {
    return generation.get();
  }
}
