// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for replies that are nearly due or overdue. */
@Component(service = Task.class)
public final class WatchReplies implements Task {
  private final ReplyClock replies;

  /** Gets its surroundings. */
  @Activate
  public WatchReplies(@Reference ReplyClock replies) {
    this.replies = replies;
  }

  @Override
  public String name() {
    return "reviews.replies";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void run(Progress progress) {
    progress.message(replies.tick() + " replies due");
  }
}
