// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mounts {@code /api/plugins}. */
@Component(
    service = Application.class,
    property = {"osgi.jakartars.application.base=/plugins", "osgi.jakartars.name=candor.plugins"})
public final class PluginsApplication extends Application {
  private final PluginsResource resource;

  /** Serves a manager. */
  @Activate
  public PluginsApplication(
      @Reference PluginManager manager, org.osgi.framework.BundleContext context) {
    this.resource = new PluginsResource(manager, new PluginFolders(context).incoming());
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(resource);
  }
}
