// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.consent;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.security.AuditLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ledger at {@code /api/consent}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/consent")
public final class ConsentApplication extends Application {
  private final Set<Object> resources;

  /** Serves the ledger. */
  @Activate
  public ConsentApplication(@Reference Ledger ledger, @Reference AuditLog audit) {
    this.resources = Set.of(new ConsentResource(ledger, audit));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
