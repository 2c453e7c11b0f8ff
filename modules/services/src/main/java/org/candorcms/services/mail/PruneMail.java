// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets whom mails went to after a month, and that they were sent after 400 days. */
@Component
public final class PruneMail implements Task {
  private final MailService mail;

  /** Works on the outbox. */
  @Activate
  public PruneMail(@Reference MailService mail) {
    this.mail = mail;
  }

  @Override
  public String name() {
    return "mail.prune";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run(Progress progress) {
    int pruned = mail.outbox().prune();
    progress.at(pruned, pruned);
  }
}
