// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.candorcms.api.store.Store;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happened, in order, once in a cluster, until each has heard it. */
@Component(service = Task.class)
public final class EventDelivery implements Task {
  private static final Logger log = LoggerFactory.getLogger(EventDelivery.class);
  private static final int BATCH = 100;

  /** An event that fails for so long would keep all later ones back for ever. */
  private static final Duration GIVE_UP = Duration.ofHours(24);

  private final Store store;
  private final Clock clock;
  private final List<ReviewListener> listeners;

  /** Gets its surroundings. */
  @Activate
  public EventDelivery(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Clock clock,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<ReviewListener> listeners) {
    this.store = store;
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public String name() {
    return "reviews.tell-events";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(2);
  }

  @Override
  public void run(Progress progress) {
    List<ReviewEvent> events = Events.oldest(store, BATCH);
    while (!events.isEmpty() && !progress.cancelled()) {
      for (ReviewEvent event : events) {
        if (!told(event)) {
          return;
        }
        Events.told(store, event.id());
      }
      events = Events.oldest(store, BATCH);
    }
  }

  private boolean told(ReviewEvent event) {
    for (ReviewListener listener : listeners) {
      try {
        listener.happened(event);
      } catch (RuntimeException e) {
        if (event.at().plus(GIVE_UP).isAfter(clock.instant())) {
          log.warn("{} of review {} is told again later", event.kind(), event.review(), e);
          return false;
        }
        log.error("{} of review {} is given up", event.kind(), event.review(), e);
      }
    }
    return true;
  }
}
