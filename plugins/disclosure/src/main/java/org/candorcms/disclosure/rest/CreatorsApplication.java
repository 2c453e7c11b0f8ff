// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.security.AuditLog;
import org.candorcms.disclosure.registry.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/creators}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/creators")
public final class CreatorsApplication extends Application {
  private final CreatorsResource resource;

  /** Gets its surroundings. */
  @Activate
  public CreatorsApplication(@Reference Registry registry, @Reference AuditLog audit) {
    resource = new CreatorsResource(registry, audit);
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(resource, new RefusedMapper());
  }
}
