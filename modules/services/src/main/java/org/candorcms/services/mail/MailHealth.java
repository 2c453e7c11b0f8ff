// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import org.candorcms.api.health.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says why mails wait. Visitors can be served without mail, so it never counts as not ready. */
@Component
public final class MailHealth implements HealthCheck {
  private final MailService mail;

  /** Asks the outbox. */
  @Activate
  public MailHealth(@Reference MailService mail) {
    this.mail = mail;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public Health check() {
    // Anybody may read this, so what the server said stays in the administration.
    return new Health(
        true,
        mail.obstacle()
            .map(
                reason ->
                    reason.startsWith(MailRoute.NOT_CONFIGURED)
                        ? "not configured; mails wait"
                        : "the mail server takes no mail; mails wait")
            .orElse(""));
  }
}
