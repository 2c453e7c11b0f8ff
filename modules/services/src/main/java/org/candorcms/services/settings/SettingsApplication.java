// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.settings;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.json.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Settings at {@code /api/admin/settings}. */
@Component(
    service = Application.class,
    property = "osgi.jakartars.application.base=/admin/settings")
public final class SettingsApplication extends Application {
  private final Set<Object> resources;

  /** Serves the settings of all plugins. */
  @Activate
  public SettingsApplication(@Reference PluginSettings settings, @Reference Json json) {
    this.resources = Set.of(new SettingsResource(settings, json));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
