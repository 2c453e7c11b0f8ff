// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.jspecify.annotations.Nullable;

/** The audit log: {@code /api/audit}. */
@Path("/")
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final int MOST = 200;

  private final AuditTrail trail;

  AuditResource(AuditTrail trail) {
    this.trail = trail;
  }

  /** Entries, newest first. */
  @GET
  public AuditTrail.Entries list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid(
          "limit", "range", "limit was " + limit + "; allowed 1 to " + MOST);
    }
    if (cursor != null && !cursor.matches("[0-9a-f-]{36}")) {
      throw ProblemException.invalid("cursor", "format", "Use the value of next");
    }
    return trail.entries(Optional.ofNullable(cursor), Optional.ofNullable(actor), limit);
  }
}
