// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.said.action.Actions;
import org.candorcms.said.follow.Thanks;
import org.candorcms.said.report.MonthReport;
import org.candorcms.said.report.Reports;
import org.candorcms.said.report.Triage;
import org.candorcms.said.report.TriageDesk;
import org.candorcms.said.voice.Returning;
import org.jspecify.annotations.Nullable;

/** Triage, reports, and who came back. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class InsightResource {
  private final TriageDesk desk;
  private final Reports reports;
  private final Returning returning;
  private final Thanks thanks;
  private final Actions actions;
  private final HostSettings settings;
  private final AuditLog audit;

  InsightResource(
      TriageDesk desk,
      Reports reports,
      Returning returning,
      Thanks thanks,
      Actions actions,
      HostSettings settings,
      AuditLog audit) {
    this.desk = desk;
    this.reports = reports;
    this.returning = returning;
    this.thanks = thanks;
    this.actions = actions;
    this.settings = settings;
    this.audit = audit;
  }

  /** Which month. */
  public record Month(@NotBlank @Size(max = 7) String month) {}

  /** A kept report. */
  public record SnapshotView(
      String id, String month, Instant createdAt, Optional<MonthReport> report) {}

  /** The kept reports. */
  public record SnapshotList(List<SnapshotView> items) {}

  /** Who came back. */
  public record People(List<Returning.Person> items) {}

  /** What to write; what they get for taking part, if anything. */
  public record Invitation(
      @NotBlank @Size(max = 5000) String text, Optional<@Size(max = 200) String> incentive) {}

  /** Whether a mail goes out. */
  public record Sent(boolean sent) {}

  /** The week that a day is in; without a day the present one. */
  @GET
  @Path("triage")
  @RolesAllowed({Role.EDITOR, Role.MODERATOR})
  public Triage triage(@QueryParam("week") @Nullable String week) {
    return desk.week(Parameters.day("week", week, actions.today()));
  }

  /** Freezes the numbers of a month; the same numbers again are the same snapshot. */
  @POST
  @Path("reports")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response freeze(@NotNull @Valid Month input) {
    YearMonth month;
    try {
      month = YearMonth.parse(input.month);
    } catch (DateTimeParseException notOne) {
      throw ProblemException.invalid("/month", "date", "must be a month such as 2026-10");
    }
    if (month.getYear() < 1970 || month.isAfter(YearMonth.from(actions.today()))) {
      throw ProblemException.invalid("/month", "date", "must be a month that has begun");
    }
    return Response.status(Response.Status.CREATED)
        .entity(view(reports.freeze(month), true))
        .build();
  }

  private static SnapshotView view(Reports.Snapshot snapshot, boolean whole) {
    return new SnapshotView(
        snapshot.id(),
        snapshot.month(),
        Instant.ofEpochMilli(snapshot.createdAt()),
        whole ? Optional.of(snapshot.report()) : Optional.empty());
  }

  /** The kept reports, latest first. */
  @GET
  @Path("reports")
  @RolesAllowed(Role.EDITOR)
  public SnapshotList snapshots() {
    return new SnapshotList(reports.all().stream().map(s -> view(s, false)).toList());
  }

  /**
   * A kept report: {@code .json}, {@code .csv} or {@code .html}, byte for byte the same each time.
   */
  @GET
  @Path("reports/{id}.{format}")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed(Role.EDITOR)
  public Response report(@PathParam("id") String id, @PathParam("format") String format) {
    Reports.Snapshot snapshot =
        reports
            .find(id)
            .orElseThrow(
                () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such report"));
    return switch (format) {
      case "json" ->
          Response.ok(
                  reports.json(snapshot.report()), MediaType.APPLICATION_JSON + ";charset=utf-8")
              .build();
      case "csv" ->
          Response.ok(Reports.csv(snapshot.report()), "text/csv;charset=utf-8")
              .header("Content-Disposition", "attachment; filename=\"" + id + ".csv\"")
              .build();
      case "html" ->
          Response.ok(Reports.page(snapshot.report(), id), "text/html;charset=utf-8")
              .header("Content-Security-Policy", Reports.pagePolicy())
              .build();
      default ->
          throw new ProblemException(
              CommonProblem.NOT_FOUND, "A report is there as .json, .csv and .html");
    };
  }

  /** Who came back and has agreed to be recognised, latest first. */
  @GET
  @Path("returning")
  @RolesAllowed(Role.EDITOR)
  public People returning(@QueryParam("limit") @Nullable String limit) {
    return new People(returning.people(Parameters.number("limit", limit, 50, 1, 200)));
  }

  /** Thanks somebody who came back. */
  @POST
  @Path("returning/{id}/thanks")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Sent thank(
      @PathParam("id") String id,
      @NotNull @Valid Invitation input,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    boolean sent =
        thanks.send(
            id,
            Inputs.required("/text", input.text),
            Inputs.line("/incentive", input.incentive.orElse("")),
            Parameters.root(settings, uri));
    audit.record(Inputs.name(security), "said.voice.thanked", "");
    return new Sent(sent);
  }
}
