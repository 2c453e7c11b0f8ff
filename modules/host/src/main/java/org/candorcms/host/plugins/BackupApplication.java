// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Mounts {@code /api/backup}. */
@Component(
    service = Application.class,
    property = {"osgi.jakartars.application.base=/backup", "osgi.jakartars.name=candor.backup"})
public final class BackupApplication extends Application {
  private final BackupResource resource;

  /** Backs up the data directory of this framework. */
  @Activate
  public BackupApplication(BundleContext context) {
    this.resource = new BackupResource(context);
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(resource);
  }
}
