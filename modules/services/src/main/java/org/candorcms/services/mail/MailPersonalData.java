// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import java.util.List;
import java.util.Map;
import org.candorcms.api.privacy.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mails to a person, as far as they are still known. */
@Component
public final class MailPersonalData implements PersonalData {
  private final MailService mail;

  /** Works on the outbox. */
  @Activate
  public MailPersonalData(@Reference MailService mail) {
    this.mail = mail;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public Map<String, Object> export(String email) {
    List<Map<String, String>> mails =
        mail.outbox().to(email).stream()
            .map(
                row ->
                    Map.of(
                        "acceptedAt", row.acceptedAt.toString(),
                        "state", row.state,
                        "subject", row.subject,
                        "text", row.text))
            .toList();
    return mails.isEmpty() ? Map.of() : Map.of("mails", mails);
  }

  @Override
  public int erase(String email) {
    return mail.outbox().forget(email);
  }
}
