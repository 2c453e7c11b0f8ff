// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/reply-times}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/reply-times")
public final class ReplyTimesApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resources. */
  @Activate
  public ReplyTimesApplication(@Reference ReplyTimes times) {
    resources = Set.of(new ReplyTimesResource(times));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
