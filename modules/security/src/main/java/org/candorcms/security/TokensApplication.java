// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.security.AuditLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mounts {@code /api/tokens}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/tokens")
public final class TokensApplication extends Application {
  private final TokensResource resource;

  /** Binds the services. */
  @Activate
  public TokensApplication(@Reference Directory directory, @Reference AuditLog audit) {
    this.resource = new TokensResource(directory, audit);
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(resource);
  }
}
