// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets old deliveries and notices that were resolved long ago. */
@Component
public final class PruneNotices implements Task {
  private final NoticeBoard notices;

  /** Works on the board. */
  @Activate
  public PruneNotices(@Reference NoticeBoard notices) {
    this.notices = notices;
  }

  @Override
  public String name() {
    return "notices.prune";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run(Progress progress) {
    int pruned = notices.board().prune();
    progress.at(pruned, pruned);
  }
}
