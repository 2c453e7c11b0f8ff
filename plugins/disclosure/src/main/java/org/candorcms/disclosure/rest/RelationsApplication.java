// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.page.PageRenderer;
import org.candorcms.api.security.AuditLog;
import org.candorcms.disclosure.registry.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/relations}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/relations")
public final class RelationsApplication extends Application {
  private final RelationsResource resource;

  /** Gets its surroundings. */
  @Activate
  public RelationsApplication(
      @Reference Registry registry, @Reference PageRenderer renderer, @Reference AuditLog audit) {
    resource = new RelationsResource(registry, renderer, audit);
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(resource, new RefusedMapper());
  }
}
