// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.said.action.Precondition;
import org.candorcms.said.theme.Theme;
import org.candorcms.said.theme.Themes;
import org.jspecify.annotations.Nullable;

/** Themes of feedback. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class ThemesResource {
  private final Themes themes;
  private final AuditLog audit;

  ThemesResource(Themes themes, AuditLog audit) {
    this.themes = themes;
    this.audit = audit;
  }

  /** A theme as it is sent. */
  public record ThemeInput(
      @NotBlank @Size(max = 300) String title,
      Optional<@Size(max = 4000) String> summary,
      Optional<@Size(max = 35) String> lang) {}

  /**
   * A theme.
   *
   * @param sources where its voices come from, if only one theme was asked for
   * @param undo what takes a merge back, as its answer
   */
  public record ThemeView(
      String id,
      String title,
      String summary,
      String lang,
      long voices,
      long version,
      Instant createdAt,
      Instant updatedAt,
      Optional<List<Theme.Origin>> sources,
      Optional<Unmerge> undo) {
    static ThemeView of(Theme theme, Optional<List<Theme.Origin>> sources) {
      return new ThemeView(
          theme.id(),
          theme.title(),
          theme.summary(),
          theme.lang(),
          theme.voices(),
          theme.version(),
          theme.createdAt(),
          theme.updatedAt(),
          sources,
          Optional.empty());
    }

    ThemeView with(Theme.Undo back) {
      return new ThemeView(
          id,
          title,
          summary,
          lang,
          voices,
          version,
          createdAt,
          updatedAt,
          sources,
          Optional.of(new Unmerge(back.actions(), back.themes())));
    }
  }

  /** Part of the list. */
  public record ThemeList(List<ThemeView> items, @Nullable String next, long total) {}

  /** Into what to merge. */
  public record Merge(@NotBlank @Size(max = 128) String into) {}

  /** What a theme had before it was merged, as the answer to the merge tells it. */
  public record Unmerge(
      @Size(max = 1000) List<@Size(max = 128) String> actions,
      @Size(max = 1000) List<@Size(max = 128) String> themes) {}

  /** What to take out. */
  public record Split(
      @NotBlank @Size(max = 128) String id,
      @NotBlank @Size(max = 300) String title,
      @NotEmpty @Size(max = 1000) List<@Size(max = 36) String> voices) {}

  /** The themes, latest change first. */
  @GET
  @RolesAllowed(Role.EDITOR)
  public ThemeList list(
      @QueryParam("q") @Nullable String q,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    Theme.Page page =
        themes.list(
            Inputs.text("q", Parameters.text("q", q, 300)),
            Parameters.text("cursor", cursor, 200),
            Parameters.number("limit", limit, 50, 1, 200));
    return new ThemeList(
        page.items().stream().map(t -> ThemeView.of(t, Optional.empty())).toList(),
        page.next().orElse(null),
        page.total());
  }

  /** A theme; for one that was merged, the one that it is part of now. */
  @GET
  @Path("{id}")
  @RolesAllowed(Role.EDITOR)
  public Response get(@PathParam("id") String id) {
    Theme theme = themes.required(Inputs.id("id", id));
    return Response.ok(ThemeView.of(theme, Optional.of(themes.origins(theme.id()))))
        .header("ETag", Precondition.tag(theme.version()))
        .build();
  }

  /** Creates or replaces a theme. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response put(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid ThemeInput input) {
    boolean created =
        themes.save(
            Inputs.id("id", id),
            Inputs.line("/title", Inputs.required("/title", input.title)),
            Inputs.text("/summary", input.summary.orElse("")),
            Inputs.optionalLanguage("/lang", input.lang.orElse("")),
            Precondition.of(Optional.ofNullable(ifMatch)));
    Theme theme = themes.required(id);
    return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
        .header("ETag", Precondition.tag(theme.version()))
        .entity(ThemeView.of(theme, Optional.empty()))
        .build();
  }

  /** Makes one theme of two. */
  @POST
  @Path("{id}/merge")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public ThemeView merge(
      @PathParam("id") String id, @NotNull @Valid Merge input, @Context SecurityContext security) {
    Theme.Merged merged = themes.merge(Inputs.id("id", id), Inputs.id("/into", input.into));
    audit.record(Inputs.name(security), "said.theme.merged", id + " " + input.into);
    return ThemeView.of(merged.theme(), Optional.empty()).with(merged.undo());
  }

  /** Takes a merge back. */
  @POST
  @Path("{id}/unmerge")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public ThemeView unmerge(
      @PathParam("id") String id,
      @NotNull @Valid Unmerge input,
      @Context SecurityContext security) {
    Theme theme = themes.unmerge(Inputs.id("id", id), new Theme.Undo(input.actions, input.themes));
    audit.record(Inputs.name(security), "said.theme.unmerged", id);
    return ThemeView.of(theme, Optional.empty());
  }

  /** Takes voices out into a new theme. */
  @POST
  @Path("{id}/split")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response split(
      @PathParam("id") String id, @NotNull @Valid Split input, @Context SecurityContext security) {
    Theme theme =
        themes.split(
            Inputs.id("id", id),
            Inputs.id("/id", input.id),
            Inputs.line("/title", Inputs.required("/title", input.title)),
            input.voices);
    audit.record(Inputs.name(security), "said.theme.split", id + " " + input.id);
    return Response.status(Response.Status.CREATED)
        .entity(ThemeView.of(theme, Optional.empty()))
        .build();
  }
}
