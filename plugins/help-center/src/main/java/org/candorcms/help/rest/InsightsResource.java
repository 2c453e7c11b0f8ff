// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.help.insight.Insight;
import org.candorcms.help.insight.Insights;
import org.jspecify.annotations.Nullable;

/** What visitors look for, for editors. */
@Path("insights")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class InsightsResource {
  private final Insights insights;
  private final Clock clock;

  InsightsResource(Insights insights, Clock clock) {
    this.insights = insights;
    this.clock = clock;
  }

  /** The report of a span of days, both included; the last four weeks unless said otherwise. */
  @GET
  @RolesAllowed(Role.EDITOR)
  public Insight get(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate last = Parameters.day("to", to, today);
    LocalDate first = Parameters.day("from", from, last.minusDays(27));
    if (first.isAfter(last)) {
      throw ProblemException.invalid("from", "range", "from must not be after to");
    }
    return insights.between(first, last);
  }
}
