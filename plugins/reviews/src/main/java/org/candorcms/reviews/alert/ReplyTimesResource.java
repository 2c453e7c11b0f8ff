// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.jspecify.annotations.Nullable;

/** How fast the merchant answers reviews. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public final class ReplyTimesResource {
  private final ReplyTimes times;

  ReplyTimesResource(ReplyTimes times) {
    this.times = times;
  }

  /** What waits for a reply. */
  public record OpenList(List<ReplyTimes.Open> items, @Nullable String next, long total) {}

  /** Reply times of the reviews that came in during the last days. */
  @GET
  @PermitAll
  public ReplyTimes.Summary get(@QueryParam("days") @DefaultValue("90") int days) {
    if (days < 1 || days > 366) {
      throw ProblemException.invalid("days", "range", "days must be from 1 to 366");
    }
    return times.last(days);
  }

  /** Reviews that wait for a reply, most urgent first; at most 200. */
  @GET
  @Path("open")
  @RolesAllowed(Role.MODERATOR)
  public OpenList open() {
    List<ReplyTimes.Open> open = times.open();
    return new OpenList(open, null, open.size());
  }
}
