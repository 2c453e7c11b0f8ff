// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.security.AuditLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The outbox at {@code /api/mail}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/mail")
public final class MailApplication extends Application {
  private final Set<Object> resources;

  /** Serves the outbox. */
  @Activate
  public MailApplication(@Reference MailService mail, @Reference AuditLog audit) {
    this.resources = Set.of(new MailResource(mail, audit));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
