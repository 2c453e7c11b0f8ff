// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.consent;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.consent.Entry;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;

/**
 * The ledger of consent at {@code /api/consent}. Subjects are sent in bodies, so that no address of
 * a person stands in a log.
 */
@Path("/")
@Produces("application/json")
@Consumes("application/json")
@RolesAllowed(Role.ADMINISTRATOR)
public final class ConsentResource {
  private final Consents consents;
  private final AuditLog audit;

  ConsentResource(Consents consents, AuditLog audit) {
    this.consents = consents;
    this.audit = audit;
  }

  /**
   * Whose consent.
   *
   * @param subject a mail address, or a reference as plugins give it
   * @param purpose only for ending: empty for every purpose
   */
  public record Lookup(
      @NotBlank @Size(max = 254) String subject, Optional<@Size(max = 80) String> purpose) {}

  /** A line of the ledger. */
  public record Line(
      String purpose,
      String place,
      String wording,
      String source,
      Instant grantedAt,
      Optional<Instant> until,
      Optional<Instant> endedAt,
      String reason) {}

  /** Everything written down about a subject. */
  public record History(String subject, List<Line> items) {}

  /** How many consents ended. */
  public record Ended(int ended) {}

  private String subject(Lookup lookup) {
    String given = lookup.subject().strip();
    return given.indexOf('@') > 0 ? consents.person(given) : given;
  }

  /** The history of a subject, newest first. */
  @POST
  @Path("history")
  public History history(Lookup lookup) {
    String subject = subject(lookup);
    return new History(
        subject, consents.history(subject).stream().map(ConsentResource::line).toList());
  }

  static Line line(Entry entry) {
    return new Line(
        entry.consent().purpose(),
        entry.consent().place(),
        entry.consent().wording(),
        entry.consent().source(),
        entry.grantedAt(),
        entry.consent().end(),
        entry.end(),
        entry.reason());
  }

  /** Ends the consent of a subject on its behalf. */
  @POST
  @Path("withdraw")
  public Ended withdraw(Lookup lookup, @Context SecurityContext security) {
    String subject = subject(lookup);
    int ended = consents.withdraw(subject, lookup.purpose().orElse(""));
    audit.record(actor(security), "consent.withdrawn", subject);
    return new Ended(ended);
  }

  private static String actor(SecurityContext security) {
    return Optional.ofNullable(security.getUserPrincipal()).map(Principal::getName).orElse("?");
  }
}
