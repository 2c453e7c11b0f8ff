// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The inbox at {@code /api/notices}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/notices")
public final class NoticesApplication extends Application {
  private final Set<Object> resources;

  /** Serves the board. */
  @Activate
  public NoticesApplication(@Reference NoticeBoard notices) {
    this.resources = Set.of(new NoticesResource(notices.board()));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
