// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.task.Jobs;
import org.candorcms.disclosure.packs.Packs;
import org.candorcms.disclosure.page.ImpactReport;
import org.candorcms.disclosure.rules.RulePack;
import org.candorcms.disclosure.wording.Wording;

/** The rule packs that are installed, and which are switched on. */
@Path("packs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class PacksResource {
  private static final String EDITION = "{edition: [a-z0-9-]{2,40}@[0-9]{1,4}}";

  private final Packs packs;
  private final ImpactReport impact;
  private final Jobs jobs;
  private final AuditLog audit;

  PacksResource(Packs packs, ImpactReport impact, Jobs jobs, AuditLog audit) {
    this.packs = packs;
    this.impact = impact;
    this.jobs = jobs;
    this.audit = audit;
  }

  /** A pack as lists show it; its rules are at {@code GET /api/disclosures/rules}. */
  public record PackView(
      String edition,
      String jurisdiction,
      String name,
      String authority,
      LocalDate effectiveFrom,
      Optional<LocalDate> effectiveTo,
      LocalDate reviewBy,
      int rules,
      int sources,
      boolean on,
      boolean shipped) {
    static PackView of(Packs.Installed installed, Wording wording) {
      RulePack pack = installed.pack();
      return new PackView(
          pack.edition(),
          pack.jurisdiction(),
          pack.text(pack.name(), wording.language()),
          pack.text(pack.authority(), wording.language()),
          pack.effectiveFrom(),
          pack.effectiveTo(),
          pack.reviewBy(),
          pack.rules().size(),
          pack.sources().size(),
          installed.on(),
          installed.shipped());
    }
  }

  /** Every pack, by jurisdiction, in a language that the request prefers. */
  @GET
  @RolesAllowed(Role.EDITOR)
  public Answers.Listing<PackView> packs(@Context HttpHeaders headers) {
    Wording wording = Answers.wording(headers);
    List<PackView> all = packs.all().stream().map(pack -> PackView.of(pack, wording)).toList();
    return new Answers.Listing<>(all, null, all.size());
  }

  /** Installs a pack, switched off; refused where it fails its own examples. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMINISTRATOR)
  public Response install(
      String document, @Context HttpHeaders headers, @Context SecurityContext security) {
    Packs.Installed installed = packs.install(document, Answers.who(security));
    audit.record(Answers.who(security), "disclosure.pack-installed", installed.pack().edition());
    return Response.status(201).entity(PackView.of(installed, Answers.wording(headers))).build();
  }

  /** A pack with its rules. */
  @GET
  @Path(EDITION)
  @RolesAllowed(Role.EDITOR)
  public RulePack pack(@PathParam("edition") String edition) {
    return known(edition).pack();
  }

  /** What switching the pack on, or off where it is on, would change; the answer is a job. */
  @POST
  @Path(EDITION + "/impact")
  @RolesAllowed(Role.EDITOR)
  public Response impact(
      @PathParam("edition") String edition,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    boolean on = !known(edition).on();
    return Response.accepted(
            new SitePagesResource.Started(
                jobs.start(
                        "disclosure.impact",
                        Answers.wording(headers)
                            .say(on ? "job.impact.on" : "job.impact.off", "pack", edition),
                        Answers.who(security),
                        progress -> impact.of(edition, on, progress))
                    .id()))
        .build();
  }

  /** Switches the pack on; its rules hold at once. */
  @POST
  @Path(EDITION + "/on")
  @RolesAllowed(Role.ADMINISTRATOR)
  public PackView on(
      @PathParam("edition") String edition,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return turn(edition, true, headers, security);
  }

  /** Switches the pack off; what held before holds again. */
  @POST
  @Path(EDITION + "/off")
  @RolesAllowed(Role.ADMINISTRATOR)
  public PackView off(
      @PathParam("edition") String edition,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return turn(edition, false, headers, security);
  }

  private PackView turn(String edition, boolean on, HttpHeaders headers, SecurityContext security) {
    Packs.Installed installed =
        packs.turn(edition, on, Answers.who(security)).orElseThrow(() -> Answers.missing("pack"));
    audit.record(Answers.who(security), "disclosure.pack-switched-" + (on ? "on" : "off"), edition);
    return PackView.of(installed, Answers.wording(headers));
  }

  private Packs.Installed known(String edition) {
    return packs.find(edition).orElseThrow(() -> Answers.missing("pack"));
  }
}
