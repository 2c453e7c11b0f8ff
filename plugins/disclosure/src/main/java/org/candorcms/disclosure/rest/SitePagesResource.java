// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.task.Jobs;
import org.candorcms.disclosure.page.LayoutCheck;
import org.candorcms.disclosure.page.Monitor;
import org.candorcms.disclosure.page.PageReports;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;

/** What the checks of this site's pages found, and what was a false alarm. */
@Path("pages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class SitePagesResource {
  private static final int ALARMS = 500;

  private final PageReports reports;
  private final Monitor monitor;
  private final LayoutCheck layout;
  private final Jobs jobs;
  private final AuditLog audit;

  SitePagesResource(
      PageReports reports, Monitor monitor, LayoutCheck layout, Jobs jobs, AuditLog audit) {
    this.reports = reports;
    this.monitor = monitor;
    this.layout = layout;
    this.jobs = jobs;
    this.audit = audit;
  }

  /** A job that has begun. */
  public record Started(String job) {}

  /**
   * The last walk over all pages.
   *
   * @param layout how the browser does that looks at layouts
   */
  public record WalkAnswer(Optional<PageReports.Walk> walk, LayoutCheck.Condition layout) {}

  /**
   * A false alarm as an editor writes it.
   *
   * @param finding key of the finding
   * @param reason why it is none
   */
  public record AlarmInput(
      @NotBlank @Size(max = 300) String contentId,
      @NotBlank @Size(max = 80) String finding,
      @NotBlank @Size(max = 500) String reason) {}

  /**
   * Pages by path, with what their last check found, in a language that the request prefers.
   *
   * @param show {@code all, found, blocked, labelled} or {@code layout}
   */
  @GET
  @RolesAllowed(Role.EDITOR)
  public Answers.Listing<PageReports.Stored> pages(
      @QueryParam("show") @DefaultValue("all") @Size(max = 20) String show,
      @QueryParam("cursor") @DefaultValue("") @Size(max = 500) String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
      @Context HttpHeaders headers) {
    PageReports.Filter filter = filter(show);
    Wording wording = Answers.wording(headers);
    return Answers.page(
        reports.list(filter, cursor, limit + 1).stream().map(page -> page.in(wording)).toList(),
        limit,
        reports.count(filter),
        PageReports.Stored::path);
  }

  private static PageReports.Filter filter(String name) {
    for (PageReports.Filter filter : PageReports.Filter.values()) {
      if (filter.name().toLowerCase(Locale.ROOT).equals(name)) {
        return filter;
      }
    }
    throw Refused.invalid("show", "enum", Statement.of("problem.show"));
  }

  /** How far the walk over all pages is, or when it last ended. */
  @GET
  @Path("walk")
  @RolesAllowed(Role.EDITOR)
  public WalkAnswer walk(@Context HttpHeaders headers) {
    return new WalkAnswer(reports.walk(), layout.condition(Answers.wording(headers)));
  }

  /** Checks every published page now; the answer is a job. */
  @POST
  @Path("walk")
  @RolesAllowed(Role.EDITOR)
  public Response check(@Context HttpHeaders headers, @Context SecurityContext security) {
    return Response.accepted(
            new Started(
                jobs.start(
                        "disclosure.walk",
                        Answers.wording(headers).say("job.walk"),
                        Answers.who(security),
                        monitor::walk)
                    .id()))
        .build();
  }

  /** False alarms, newest first. */
  @GET
  @Path("false-alarms")
  @RolesAllowed(Role.EDITOR)
  public Answers.Listing<PageReports.Alarm> alarms() {
    List<PageReports.Alarm> alarms = reports.alarms(ALARMS);
    return new Answers.Listing<>(alarms, null, alarms.size());
  }

  /** Remembers that a finding is a false alarm: it is not shown for this content again. */
  @POST
  @Path("false-alarms")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response dismiss(@NotNull @Valid AlarmInput input, @Context SecurityContext security) {
    String who = Answers.who(security);
    reports.dismiss(input.contentId(), input.finding(), input.reason(), who);
    audit.record(who, "disclosure.finding-dismissed", input.contentId() + " " + input.finding());
    return Response.noContent().build();
  }

  /** Lets a finding be shown again. */
  @DELETE
  @Path("false-alarms")
  @RolesAllowed(Role.EDITOR)
  public Response restore(
      @QueryParam("contentId") @NotNull @Size(max = 300) String contentId,
      @QueryParam("finding") @NotNull @Size(max = 80) String finding,
      @Context SecurityContext security) {
    Response answer = Answers.gone(reports.restore(contentId, finding), "false-alarm");
    audit.record(Answers.who(security), "disclosure.finding-restored", contentId + " " + finding);
    return answer;
  }
}
