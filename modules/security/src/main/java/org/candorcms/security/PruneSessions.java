// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes sessions that have ended. */
@Component
public final class PruneSessions implements Task {
  private final Sessions sessions;

  /** Works on the sessions of the directory. */
  @Activate
  public PruneSessions(@Reference Directory directory) {
    this.sessions = directory.sessions();
  }

  @Override
  public String name() {
    return "security.prune-sessions";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run(Progress progress) {
    int removed = sessions.prune();
    progress.at(removed, removed);
  }
}
