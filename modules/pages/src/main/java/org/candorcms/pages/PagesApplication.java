// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.settings.HostSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/pages}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/pages")
public final class PagesApplication extends Application {
  private final PagesResource pages;

  /** Binds the services. */
  @Activate
  public PagesApplication(
      @Reference PageStore store,
      @Reference PublishCheck check,
      @Reference PageChecks checks,
      @Reference Previews previews,
      @Reference HostSettings settings,
      @Reference java.time.Clock clock) {
    pages = new PagesResource(store, check, checks, previews, settings, clock);
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(pages);
  }
}
