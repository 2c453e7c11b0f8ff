// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.task;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Jobs and tasks at {@code /api/jobs}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/jobs")
public final class JobsApplication extends Application {
  private final Set<Object> resources;

  /** Serves the jobs of this process. */
  @Activate
  public JobsApplication(@Reference JobBoard board, @Reference TaskRunner tasks) {
    this.resources = Set.of(new JobsResource(board, tasks));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
