// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mounts {@code /api/audit}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/audit")
public final class AuditApplication extends Application {
  private final AuditResource resource;

  /** Binds the services. */
  @Activate
  public AuditApplication(@Reference AuditTrail audit) {
    this.resource = new AuditResource(audit);
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(resource);
  }
}
