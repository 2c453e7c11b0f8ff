// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.privacy;

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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.mail.Message;
import org.candorcms.api.privacy.PersonalData;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all plugins hold of a person, at {@code /api/personal-data}. The address is sent in the
 * body, so that it stands in no log; the audit log names the person by a keyed hash.
 */
@Path("/")
@Produces("application/json")
@Consumes("application/json")
@RolesAllowed(Role.ADMINISTRATOR)
public final class PersonalDataResource {
  private static final Logger log = LoggerFactory.getLogger(PersonalDataResource.class);

  private final Supplier<List<PersonalData>> holders;
  private final Consents consents;
  private final AuditLog audit;
  private final Clock clock;

  PersonalDataResource(
      Supplier<List<PersonalData>> holders, Consents consents, AuditLog audit, Clock clock) {
    this.holders = holders;
    this.consents = consents;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whose data. */
  public record Person(@NotBlank @Size(max = 254) String email) {}

  /**
   * What is held.
   *
   * @param data by plugin
   * @param failed plugins that did not answer; ask again
   */
  public record Export(
      String email, Instant at, Map<String, Map<String, Object>> data, List<String> failed) {}

  /**
   * What was erased.
   *
   * @param erased pieces by plugin
   * @param failed plugins that did not answer; ask again
   */
  public record Erasure(Map<String, Integer> erased, List<String> failed) {}

  /** Everything held of a person. */
  @POST
  @Path("export")
  public Export export(Person person, @Context SecurityContext security) {
    String email = email(person);
    Map<String, Map<String, Object>> data = new TreeMap<>();
    List<String> failed = new ArrayList<>();
    byName()
        .forEach(
            (name, holder) -> {
              try {
                Map<String, Object> held = holder.export(email);
                if (!held.isEmpty()) {
                  data.put(name, held);
                }
              } catch (RuntimeException | LinkageError e) {
                log.error("{} does not tell what it holds of a person", name, e);
                failed.add(name);
              }
            });
    audit.record(actor(security), "personal-data.exported", consents.person(email));
    return new Export(email, clock.instant().truncatedTo(ChronoUnit.SECONDS), data, failed);
  }

  /** Erases a person. */
  @POST
  @Path("erase")
  public Erasure erase(Person person, @Context SecurityContext security) {
    String email = email(person);
    Map<String, Integer> erased = new TreeMap<>();
    List<String> failed = new ArrayList<>();
    byName()
        .forEach(
            (name, holder) -> {
              try {
                int pieces = holder.erase(email);
                if (pieces > 0) {
                  erased.put(name, pieces);
                }
              } catch (RuntimeException | LinkageError e) {
                log.error("{} does not erase a person", name, e);
                failed.add(name);
              }
            });
    audit.record(
        actor(security),
        failed.isEmpty() ? "personal-data.erased" : "personal-data.erased-in-part",
        consents.person(email));
    return new Erasure(erased, failed);
  }

  private Map<String, PersonalData> byName() {
    Map<String, PersonalData> all = new TreeMap<>();
    // Two versions of a plugin during an upgrade hold the same data.
    holders.get().forEach(holder -> all.putIfAbsent(holder.name(), holder));
    return all;
  }

  private static String email(Person person) {
    String email = person.email().strip().toLowerCase(Locale.ROOT);
    if (!Message.isAddress(email)) {
      throw ProblemException.invalid("/email", "email", "This is not a mail address");
    }
    return email;
  }

  private static String actor(SecurityContext security) {
    return Optional.ofNullable(security.getUserPrincipal()).map(Principal::getName).orElse("?");
  }
}
