// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.check.Finding;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.jspecify.annotations.Nullable;

/** Composing and publishing pages. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class PagesResource {
  private static final String ID = "{id: [A-Za-z0-9._-]{1,128}}";
  private static final int REVISIONS_SHOWN = 200;

  private final PageStore store;
  private final PublishCheck check;
  private final PageChecks checks;
  private final Previews previews;
  private final HostSettings settings;
  private final Clock clock;

  PagesResource(
      PageStore store,
      PublishCheck check,
      PageChecks checks,
      Previews previews,
      HostSettings settings,
      Clock clock) {
    this.store = store;
    this.check = check;
    this.checks = checks;
    this.previews = previews;
    this.settings = settings;
    this.clock = clock;
  }

  /** A list as every list of the API. */
  public record Listing<T>(List<T> items, @Nullable String next, long total) {}

  /** A draft as it is answered. */
  public record DraftAnswer(String id, long version, PageDraft draft) {}

  /** A page after publishing, with what the checks warn of. */
  public record PageAnswer(PageStore.Entry page, String url, List<Finding> findings) {}

  /** What the checks say about a draft. */
  public record CheckAnswer(long version, boolean publishable, List<Finding> findings) {}

  /** Where a draft can be seen. */
  public record Preview(String url, Instant validUntil) {}

  /** Pages by id, at most {@code limit}. */
  @GET
  public Listing<PageStore.Entry> list(
      @QueryParam("under") @DefaultValue("/") @Size(max = 500) String under,
      @QueryParam("cursor") @DefaultValue("") @Size(max = 128) String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    List<PageStore.Entry> items = store.list(cursor, under, limit + 1);
    boolean more = items.size() > limit;
    List<PageStore.Entry> shown = more ? items.subList(0, limit) : items;
    return new Listing<>(shown, more ? shown.get(shown.size() - 1).id() : null, store.count(under));
  }

  /** A page and its state. */
  @GET
  @Path(ID)
  public PageStore.Entry page(@PathParam("id") String id) {
    return store.entry(id);
  }

  /** The draft with its version as ETag. */
  @GET
  @Path(ID + "/draft")
  public Response draft(@PathParam("id") String id) {
    return answer(Response.Status.OK, id, store.draft(id));
  }

  /** Saves the draft: If-Match with the version seen, or If-None-Match: * for a new page. */
  @PUT
  @Path(ID + "/draft")
  public Response save(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Valid PageDraft body,
      @Context SecurityContext security) {
    Optional<Long> expected = expected(ifMatch);
    boolean exists = store.exists(id);
    if (expected.isEmpty() && exists && ifNoneMatch == null) {
      throw new ProblemException(
          CommonProblem.IF_MATCH_REQUIRED,
          "send If-Match with the ETag of the draft that you have seen");
    }
    PageStore.Draft saved = store.save(id, body, expected, who(security));
    return answer(exists ? Response.Status.OK : Response.Status.CREATED, id, saved);
  }

  /** What the checks say about the draft, without publishing it. */
  @POST
  @Path(ID + "/check")
  public CheckAnswer check(@PathParam("id") String id, @Context HttpHeaders headers) {
    PageStore.Draft draft = store.draft(id);
    List<Finding> findings =
        checks.of(id, draft.body(), clock.instant(), headers.getAcceptableLanguages());
    return new CheckAnswer(
        draft.version(), findings.stream().noneMatch(PageChecks::blocks), findings);
  }

  /** Publishes the draft if no check blocks it; exactly what was checked. */
  @POST
  @Path(ID + "/publish")
  public PageAnswer publish(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      @Context UriInfo uri) {
    PageStore.Draft draft = store.draft(id);
    check.require(draft.body());
    List<Finding> findings =
        checks.require(id, draft.body(), clock.instant(), headers.getAcceptableLanguages());
    PageStore.Entry page =
        store.publish(id, expected(ifMatch).or(() -> Optional.of(draft.version())), who(security));
    checks.published(page.path(), who(security));
    return new PageAnswer(page, url(uri, page.path()), findings);
  }

  /** Takes the page from the site. */
  @POST
  @Path(ID + "/unpublish")
  public PageStore.Entry unpublish(@PathParam("id") String id) {
    return store.unpublish(id);
  }

  /** Deletes the page, its draft and its revisions. */
  @DELETE
  @Path(ID)
  public void delete(@PathParam("id") String id) {
    store.delete(id);
  }

  /** What was published, newest first. */
  @GET
  @Path(ID + "/revisions")
  public Listing<PageStore.Revision> revisions(@PathParam("id") String id) {
    List<PageStore.Revision> items = store.revisions(id, REVISIONS_SHOWN);
    return new Listing<>(items, null, items.size());
  }

  /** One publication. */
  @GET
  @Path(ID + "/revisions/{number: [0-9]{1,9}}")
  public PageDraft revision(@PathParam("id") String id, @PathParam("number") long number) {
    return store.revision(id, number);
  }

  /** Makes a publication the draft again; it is not published by that. */
  @POST
  @Path(ID + "/revisions/{number: [0-9]{1,9}}/restore")
  public Response restore(
      @PathParam("id") String id,
      @PathParam("number") long number,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context SecurityContext security) {
    Optional<Long> expected = expected(ifMatch);
    if (expected.isEmpty()) {
      throw new ProblemException(
          CommonProblem.IF_MATCH_REQUIRED,
          "send If-Match with the ETag of the draft that you have seen");
    }
    return answer(
        Response.Status.OK,
        id,
        store.save(id, store.revision(id, number), expected, who(security)));
  }

  /** An address at which the draft can be seen for an hour without an account. */
  @POST
  @Path(ID + "/preview")
  public Preview preview(@PathParam("id") String id, @Context UriInfo uri) {
    PageStore.Draft draft = store.draft(id);
    Instant until = clock.instant().plus(Previews.VALID);
    return new Preview(
        url(uri, draft.body().path()) + "?preview=" + previews.token(id, until), until);
  }

  private String url(UriInfo uri, String path) {
    URI base = settings.baseUrl().orElseGet(() -> withoutApi(uri));
    return base + path;
  }

  private static URI withoutApi(UriInfo uri) {
    String base = uri.getBaseUri().toString();
    return URI.create(base.substring(0, base.lastIndexOf("/api")));
  }

  static Optional<Long> expected(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return Optional.empty();
    }
    String value = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
    if (!value.matches("[0-9]{1,18}")) {
      throw new ProblemException(
          CommonProblem.STALE, "If-Match was " + ifMatch + "; a version of a draft is a number");
    }
    return Optional.of(Long.valueOf(value));
  }

  private static Response answer(Response.Status status, String id, PageStore.Draft draft) {
    return Response.status(status)
        .entity(new DraftAnswer(id, draft.version(), draft.body()))
        .tag(new EntityTag(Long.toString(draft.version())))
        .build();
  }

  private static String who(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }
}
