// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mounts the list of widgets at {@code /api/widgets}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/widgets")
public final class WidgetsApplication extends Application {
  private final WidgetsResource resource;

  /** An application with its one resource. */
  @Activate
  public WidgetsApplication(@Reference RenderingModule rendering) {
    this.resource = new WidgetsResource(rendering);
  }

  @Override
  @SuppressWarnings("deprecation")
  public Set<Object> getSingletons() {
    return Set.of(resource);
  }
}
