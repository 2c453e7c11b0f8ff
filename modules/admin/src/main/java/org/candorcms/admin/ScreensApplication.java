// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mounts {@code /api/admin/screens}. */
@Component(
    service = Application.class,
    property = {
      "osgi.jakartars.application.base=/admin/screens",
      "osgi.jakartars.name=candor.admin.screens"
    })
public final class ScreensApplication extends Application {
  private final ScreensResource resource;

  /** Serves a catalog. */
  @Activate
  public ScreensApplication(@Reference ScreenCatalog catalog) {
    this.resource = new ScreensResource(catalog);
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(resource);
  }
}
