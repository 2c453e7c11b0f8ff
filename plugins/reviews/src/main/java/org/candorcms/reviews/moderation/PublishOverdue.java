// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes what nobody has decided on in time, so that leaving reviews unread hides none. */
@Component(service = Task.class)
public final class PublishOverdue implements Task {
  private final Moderation moderation;

  /** Gets its surroundings. */
  @Activate
  public PublishOverdue(@Reference Moderation moderation) {
    this.moderation = moderation;
  }

  @Override
  public String name() {
    return "reviews.publish-overdue";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void run(Progress progress) {
    int published = moderation.publishOverdue();
    progress.message(published + " reviews published");
  }
}
