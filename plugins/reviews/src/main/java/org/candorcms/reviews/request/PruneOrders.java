// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import java.time.Clock;
import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes orders that nothing depends on any more. */
@Component(service = Task.class)
public final class PruneOrders implements Task {
  /** Longer than the longest cool-down. */
  private static final Duration KEPT = Duration.ofDays(760);

  private final Orders orders;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public PruneOrders(@Reference Orders orders, @Reference Clock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "reviews.prune-orders";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(24);
  }

  @Override
  public void run(Progress progress) {
    progress.message(orders.prune(clock.instant().minus(KEPT)) + " orders deleted");
  }
}
