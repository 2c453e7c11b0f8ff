// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.settings.HostSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mounts {@code /api/session}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/session")
public final class SessionApplication extends Application {
  private final SessionResource resource;

  /** Binds the services. */
  @Activate
  public SessionApplication(
      @Reference Directory directory,
      @Reference AuditLog audit,
      @Reference HostSettings settings,
      @Reference Clock clock) {
    this.resource = new SessionResource(directory, audit, limits(settings, clock), settings);
  }

  /** Tests and benchmarks switch limits off. */
  private static Optional<Throttle> limits(HostSettings settings, Clock clock) {
    boolean off = settings.get("candor.rate.limit").map("off"::equalsIgnoreCase).orElse(false);
    return off ? Optional.empty() : Optional.of(new Throttle(clock));
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(resource);
  }
}
