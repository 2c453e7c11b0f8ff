// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.security.AuditLog;
import org.candorcms.said.theme.Themes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/themes-of-feedback}. */
@Component(
    service = Application.class,
    property = "osgi.jakartars.application.base=/themes-of-feedback")
public final class ThemesApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resources. */
  @Activate
  public ThemesApplication(@Reference Themes themes, @Reference AuditLog audit) {
    this.resources = Set.of(new ThemesResource(themes, audit));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
