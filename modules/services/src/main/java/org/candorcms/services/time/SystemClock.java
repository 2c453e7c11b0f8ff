// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Component;

/** The clock of the machine, in UTC. */
@Component(service = Clock.class)
public final class SystemClock extends Clock {
  private final Clock system = Clock.systemUTC();

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return system.withZone(zone);
  }

  @Override
  public Instant instant() {
    return system.instant();
  }
}
