// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands over mails that were noted but not handed over, as after a crash. */
@Component(service = Task.class)
public final class TellTask implements Task {
  private final Telling telling;

  /** Gets its surroundings. */
  @Activate
  public TellTask(@Reference Telling telling) {
    this.telling = telling;
  }

  @Override
  public String name() {
    return "said.tell";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(15);
  }

  @Override
  public void run(Progress progress) {
    telling.deliver(progress);
  }
}
