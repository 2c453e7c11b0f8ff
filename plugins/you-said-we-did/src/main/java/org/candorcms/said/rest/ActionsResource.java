// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Role;
import org.candorcms.api.security.Visitor;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Jobs;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionFilter;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.ActionPage;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Precondition;
import org.candorcms.said.action.Saved;
import org.candorcms.said.action.Status;
import org.candorcms.said.follow.Disputes;
import org.candorcms.said.follow.Followers;
import org.candorcms.said.follow.SiteAddress;
import org.candorcms.said.follow.Telling;
import org.candorcms.said.promise.ActionRules;
import org.candorcms.said.promise.Finding;
import org.candorcms.said.report.Effect;
import org.candorcms.said.report.Effects;
import org.candorcms.said.voice.Keys;
import org.jspecify.annotations.Nullable;

/** Actions: reading, following and disputing for visitors; everything else for editors. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class ActionsResource {
  private final Actions actions;
  private final ActionRules rules;
  private final Followers followers;
  private final Telling telling;
  private final Disputes disputes;
  private final Effects effects;
  private final Keys keys;
  private final SiteAddress address;
  private final HostSettings settings;
  private final Jobs jobs;
  private final AuditLog audit;
  private final ActionLabels labels;

  ActionsResource(
      Actions actions,
      ActionRules rules,
      Followers followers,
      Telling telling,
      Disputes disputes,
      Effects effects,
      Keys keys,
      SiteAddress address,
      HostSettings settings,
      Jobs jobs,
      AuditLog audit,
      ActionLabels labels) {
    this.actions = actions;
    this.rules = rules;
    this.followers = followers;
    this.telling = telling;
    this.disputes = disputes;
    this.effects = effects;
    this.keys = keys;
    this.address = address;
    this.settings = settings;
    this.jobs = jobs;
    this.audit = audit;
    this.labels = labels;
  }

  /** Part of the list. */
  public record ActionList(List<ActionView> items, @Nullable String next, long total) {}

  /** A new status, with what shows it. */
  public record StatusInput(
      Status status, @Size(max = 50) List<ActionInput.@Valid EvidenceInput> evidence) {}

  /** Who wants to follow. */
  public record Follow(
      @NotBlank @Size(max = 254) String email, Optional<@Size(max = 35) String> lang) {}

  /** The same for every address. */
  public record Asked(String status) {}

  /** For whom it is not done. */
  public record Dispute(Optional<@Size(max = 2000) String> note) {}

  /** How many visitors say that it is not done. */
  public record DisputeAnswer(long disputes, boolean disputed) {}

  /** Into what to merge. */
  public record Merge(@NotBlank @Size(max = 128) String into) {}

  /** The action that a part becomes. */
  public record Split(@NotBlank @Size(max = 128) String id, @Valid ActionInput action) {}

  /** A link of a mail. */
  public record Token(@NotBlank @Size(max = 600) String token) {}

  /** What the linter says. */
  public record Lint(List<Finding> findings, boolean publishable) {}

  /** Who is told. */
  public record Told(long told, long optedOut, long alreadyTold, Optional<String> job) {}

  /** How far the mails about the present change are. */
  public record MailProgress(long waiting, long sent, long failed, @Nullable String obstacle) {}

  /** A line of the history. */
  public record HistoryEntry(
      long version, Instant at, String by, String what, Status status, Object document) {}

  /** The history. */
  public record History(List<HistoryEntry> items) {}

  /** The actions, latest change first. */
  @GET
  @PermitAll
  public ActionList list(
      @QueryParam("status") List<String> status,
      @QueryParam("lang") @Nullable String lang,
      @QueryParam("theme") @Nullable String theme,
      @QueryParam("product") @Nullable String product,
      @QueryParam("overdue") @Nullable String overdue,
      @QueryParam("disputed") @Nullable String disputed,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    for (String text : status) {
      statuses.add(
          Status.of(text)
              .orElseThrow(
                  () ->
                      ProblemException.invalid(
                          "status", "value", "status must be one of " + List.of(Status.values()))));
    }
    ActionPage page =
        actions.list(
            new ActionFilter(
                Parameters.language("lang", lang),
                statuses,
                Parameters.text("theme", theme, 128),
                Parameters.text("product", product, 128),
                Parameters.flag("overdue", overdue),
                Parameters.flag("disputed", disputed)),
            Parameters.text("cursor", cursor, 200),
            Parameters.number("limit", limit, 20, 1, 100));
    boolean editor = editor(security);
    Map<String, Long> counts =
        editor ? followers.counts(page.items().stream().map(Action::id).toList()) : Map.of();
    Map<String, List<String>> known = labels.of(page.items());
    return new ActionList(
        page.items().stream()
            .map(
                action ->
                    ActionView.of(
                        action,
                        Parameters.absolute(settings, uri, action.path()),
                        actions.today(),
                        editor,
                        editor
                            ? Optional.of(counts.getOrDefault(action.id(), 0L))
                            : Optional.empty(),
                        Optional.empty(),
                        known.getOrDefault(action.id(), List.of())))
            .toList(),
        page.next().orElse(null),
        page.total());
  }

  private static boolean editor(SecurityContext security) {
    return Inputs.caller(security).filter(caller -> caller.has(Role.EDITOR)).isPresent();
  }

  private ActionView view(
      Action action,
      UriInfo uri,
      boolean editor,
      Optional<Long> count,
      Optional<List<Finding>> warnings) {
    return ActionView.of(
        action,
        Parameters.absolute(settings, uri, action.path()),
        actions.today(),
        editor,
        count,
        warnings,
        labels.of(action));
  }

  /** An action; for one that was merged, the one that it is part of now. */
  @GET
  @Path("{id}")
  @PermitAll
  public Response get(
      @PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
    Action action = actions.required(Inputs.id("id", id));
    boolean editor = editor(security);
    Optional<Long> count =
        editor
            ? Optional.of(followers.counts(List.of(action.id())).getOrDefault(action.id(), 0L))
            : Optional.empty();
    return Response.ok(view(action, uri, editor, count, Optional.empty()))
        .header("ETag", Precondition.tag(action.version()))
        .build();
  }

  /** Creates or replaces an action; it is public at once. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response put(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid ActionInput input,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    address.seenByEditor(Parameters.root(settings, uri));
    Saved saved =
        actions.save(
            input.edit(id), Inputs.name(security), Precondition.of(Optional.ofNullable(ifMatch)));
    disputes.watch(saved.action());
    audit.record(
        Inputs.name(security), saved.created() ? "said.action.created" : "said.action.saved", id);
    return answer(saved, uri);
  }

  private Response answer(Saved saved, UriInfo uri) {
    Response.ResponseBuilder response =
        saved.created()
            ? Response.created(
                URI.create(
                    Parameters.absolute(settings, uri, "/api/actions/" + saved.action().id())))
            : Response.ok();
    return response
        .header("ETag", Precondition.tag(saved.action().version()))
        .entity(view(saved.action(), uri, true, Optional.empty(), Optional.of(saved.warnings())))
        .build();
  }

  /** Changes the status. */
  @PUT
  @Path("{id}/status")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response putStatus(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid StatusInput input,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    return status(id, ifMatch, input, uri, security);
  }

  /** The same. */
  @POST
  @Path("{id}/status")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response status(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid StatusInput input,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    List<Action.Evidence> evidence =
        input.evidence().stream()
            .map(
                e ->
                    new Action.Evidence(
                        Inputs.link("/evidence", e.url()),
                        Inputs.text("/evidence", e.note().orElse(""))))
            .toList();
    Saved saved =
        actions.status(
            Inputs.id("id", id),
            input.status(),
            evidence,
            Inputs.name(security),
            Precondition.of(Optional.ofNullable(ifMatch)));
    disputes.watch(saved.action());
    audit.record(Inputs.name(security), "said.action." + input.status().text(), id);
    return answer(saved, uri);
  }

  /** What the linter says about an action; nothing is stored. */
  @POST
  @Path("lint")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Lint lint(@NotNull @Valid ActionInput input) {
    List<Finding> findings = rules.check(input.edit("draft"));
    return new Lint(
        findings, findings.stream().noneMatch(f -> f.severity() == Finding.Severity.BLOCK));
  }

  /** The history, newest first. */
  @GET
  @Path("{id}/revisions")
  @RolesAllowed(Role.EDITOR)
  public History revisions(@PathParam("id") String id) {
    Action action = actions.required(Inputs.id("id", id));
    return new History(
        actions.history(action.id()).stream()
            .map(
                r ->
                    new HistoryEntry(
                        r.version(), r.at(), r.by(), r.what(), r.status(), r.document()))
            .toList());
  }

  /** Makes one action of two. */
  @POST
  @Path("{id}/merge")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public ActionView merge(
      @PathParam("id") String id,
      @NotNull @Valid Merge input,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Action action =
        actions.merge(Inputs.id("id", id), Inputs.id("/into", input.into), Inputs.name(security));
    audit.record(Inputs.name(security), "said.action.merged", id + " " + input.into);
    long count = followers.counts(List.of(action.id())).getOrDefault(action.id(), 0L);
    return view(action, uri, true, Optional.of(count), Optional.empty());
  }

  /** Makes a second action of a part of one; followers follow both. */
  @POST
  @Path("{id}/split")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response split(
      @PathParam("id") String id,
      @NotNull @Valid Split input,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Action action =
        actions.split(Inputs.id("id", id), input.action.edit(input.id), Inputs.name(security));
    audit.record(Inputs.name(security), "said.action.split", id + " " + input.id);
    long count = followers.counts(List.of(action.id())).getOrDefault(action.id(), 0L);
    return Response.status(Response.Status.CREATED)
        .entity(view(action, uri, true, Optional.of(count), Optional.empty()))
        .build();
  }

  /** Before and after, beside a comparison group. */
  @GET
  @Path("{id}/effect")
  @PermitAll
  public Effect effect(@PathParam("id") String id) {
    return effects
        .of(actions.required(Inputs.id("id", id)))
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "There is an effect to show once the action is done and has a theme"));
  }

  /**
   * Tells those who follow the action and those who said it. The answer comes at once; the mails go
   * out afterwards, each once, whatever happens meanwhile.
   */
  @POST
  @Path("{id}/notify")
  @RolesAllowed(Role.EDITOR)
  public Told tell(
      @PathParam("id") String id,
      @QueryParam("dryRun") @Nullable String dryRun,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    address.seenByEditor(Parameters.root(settings, uri));
    Action action = actions.required(Inputs.id("id", id));
    if (Parameters.flag("dryRun", dryRun)) {
      Telling.Counts counts = telling.preview(action.id());
      return new Told(counts.told(), counts.optedOut(), counts.alreadyTold(), Optional.empty());
    }
    Telling.Counts counts = telling.tell(action.id());
    Optional<String> job = Optional.empty();
    if (counts.told() > 0) {
      audit.record(Inputs.name(security), "said.action.told", action.id() + " " + counts.told());
      job =
          Optional.of(
              jobs.start(
                      "said.notify",
                      "Mails about " + action.title(),
                      Inputs.name(security),
                      progress -> Map.of("handed", telling.deliver(progress)))
                  .id());
    }
    return new Told(counts.told(), counts.optedOut(), counts.alreadyTold(), job);
  }

  /** How far the mails about the present change are. */
  @GET
  @Path("{id}/notify")
  @RolesAllowed(Role.EDITOR)
  public MailProgress told(@PathParam("id") String id) {
    Mail.Counts counts = telling.progress(Inputs.id("id", id));
    return new MailProgress(
        counts.waiting(), counts.sent(), counts.failed(), telling.obstacle().orElse(null));
  }

  /** Asks an address by mail whether it wants to follow. The answer is the same for each. */
  @POST
  @Path("{id}/follow")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Response follow(
      @PathParam("id") String id, @NotNull @Valid Follow input, @Context UriInfo uri) {
    Action action = actions.required(Inputs.id("id", id));
    String lang = Inputs.optionalLanguage("/lang", input.lang.orElse(""));
    followers.follow(
        action.id(),
        input.email,
        lang.isEmpty() ? action.locale() : Locale.forLanguageTag(lang),
        Parameters.root(settings, uri));
    return Response.accepted(new Asked("confirm-by-mail")).build();
  }

  /** Confirms what the link of a first mail asks. */
  @POST
  @Path("confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Asked confirm(@NotNull @Valid Token input) {
    if (!followers.confirm(input.token)) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE, "The link is not valid, or not any more");
    }
    return new Asked("confirmed");
  }

  /** Shows the page on which mails can be ended. */
  @GET
  @Path("unsubscribe")
  @PermitAll
  public Response askUnsubscribe(
      @QueryParam("token") @Nullable String token, @Context UriInfo uri) {
    String known = Parameters.required("token", token, 600);
    if (!known.matches("[A-Za-z0-9_.-]+")) {
      throw ProblemException.invalid("token", "token", "token is not one of ours");
    }
    return Response.seeOther(
            URI.create(
                Parameters.root(settings, uri) + Followers.UNSUBSCRIBE_PATH + "?token=" + known))
        .build();
  }

  /** Ends mails in one click, as mail programs do (RFC 8058). */
  @POST
  @Path("unsubscribe")
  @Consumes(MediaType.WILDCARD)
  @PermitAll
  public Asked unsubscribe(@QueryParam("token") @Nullable String token) {
    if (!followers.unsubscribe(Parameters.required("token", token, 600))) {
      throw new ProblemException(CommonProblem.UNPROCESSABLE, "The link is not valid");
    }
    return new Asked("unsubscribed");
  }

  /** Says that it is not done. The fifth visitor reopens it. */
  @POST
  @Path("{id}/dispute")
  @PermitAll
  public DisputeAnswer dispute(
      @PathParam("id") String id,
      @Nullable @Valid Dispute input,
      @Context ContainerRequestContext request) {
    String note = input == null ? "" : Inputs.text("/note", input.note.orElse(""));
    Optional<Visitor> visitor =
        Optional.ofNullable(request.getProperty(Visitor.ATTRIBUTE))
            .filter(Visitor.class::isInstance)
            .map(Visitor.class::cast);
    Optional<Caller> caller = Inputs.caller(request.getSecurityContext());
    Actions.Disputed answer =
        disputes.dispute(Inputs.id("id", id), keys.visitor(visitor, caller), note);
    return new DisputeAnswer(answer.disputes(), answer.disputed());
  }

  /** What those wrote for whom it is not done. */
  @GET
  @Path("{id}/disputes")
  @RolesAllowed(Role.EDITOR)
  public List<String> disputeNotes(@PathParam("id") String id) {
    return actions.disputeNotes(actions.required(Inputs.id("id", id)).id());
  }
}
