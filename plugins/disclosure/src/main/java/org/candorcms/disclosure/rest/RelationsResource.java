// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.page.PageRenderer;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.registry.Tie;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;
import org.jspecify.annotations.Nullable;

/** What ties creators to brands. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class RelationsResource {
  private final Registry registry;
  private final PageRenderer renderer;
  private final AuditLog audit;

  RelationsResource(Registry registry, PageRenderer renderer, AuditLog audit) {
    this.registry = registry;
    this.renderer = renderer;
    this.audit = audit;
  }

  /**
   * A relation as an editor writes it.
   *
   * @param kind what ties them
   * @param brand id or name; an unknown name becomes a brand; may be left out where the kind says
   *     what a picture is
   * @param creator id; left out for the site itself
   * @param from first day
   * @param to last day; left out while it lasts
   * @param scope content that it is about: ids as in {@code page:boots}, all that begin with {@code
   *     help.article:kettle-*}, or paths of this site as in {@code /boots}
   * @param audiences jurisdictions that this content addresses; left out for those of the creator
   *     and the site
   * @param proof where the agreement can be found
   */
  public record RelationInput(
      @NotNull Connection kind,
      Optional<@Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*") String> brand,
      Optional<@Pattern(regexp = "[A-Za-z0-9._-]{0,128}") String> creator,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<
              @Size(max = 50) List<
                  @Size(min = 1, max = 150) @Pattern(regexp = "[^\\s\\p{Cntrl}]*") String>>
          scope,
      Optional<@Size(max = 30) List<@Pattern(regexp = "[A-Z][A-Z0-9-]{1,11}") String>> audiences,
      Optional<@Size(max = 1000) @Pattern(regexp = "[^\\p{Cntrl}]*") String> proof) {}

  /** A relation as it is answered. */
  public record RelationView(
      String id,
      Connection kind,
      String brand,
      String brandId,
      String creator,
      String creatorName,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      List<String> scope,
      List<String> audiences,
      String proof,
      long version) {
    static RelationView of(Tie tie) {
      return new RelationView(
          tie.id(),
          tie.kind(),
          tie.brandName(),
          tie.brand(),
          tie.creator(),
          tie.creatorName(),
          tie.from(),
          tie.to(),
          tie.scope(),
          tie.audiences(),
          tie.proof(),
          tie.version());
    }
  }

  /** Relations by id. */
  @GET
  public Answers.Listing<RelationView> relations(
      @QueryParam("creator") @DefaultValue("") @Size(max = 128) String creator,
      @QueryParam("brand") @DefaultValue("") @Size(max = 128) String brand,
      @QueryParam("cursor") @DefaultValue("") @Size(max = 128) String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    List<RelationView> items =
        registry.relations(creator, brand, cursor, limit + 1).stream()
            .map(RelationView::of)
            .toList();
    return Answers.page(items, limit, registry.relationCount(creator, brand), RelationView::id);
  }

  /** Adds a relation. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response addRelation(@Valid RelationInput input, @Context SecurityContext security) {
    return save(Registry.newId(), input, security);
  }

  /** A relation. */
  @GET
  @Path(Answers.ID)
  public Response relation(@PathParam("id") String id) {
    Tie tie = registry.relation(id).orElseThrow(() -> Answers.missing("relation"));
    return Answers.saved(RelationView.of(tie), tie.version(), false);
  }

  /** Adds or replaces a relation. */
  @PUT
  @Path(Answers.ID)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response putRelation(
      @PathParam("id") @Size(max = 36) String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid RelationInput input,
      @Context SecurityContext security) {
    Answers.expect(ifMatch, registry.relation(id).map(Tie::version).orElse(0L));
    return save(id, input, security);
  }

  private Response save(String id, RelationInput input, SecurityContext security) {
    String brand = input.brand().map(String::strip).orElse("");
    if (brand.isEmpty() && !Registry.aboutAPicture(input.kind())) {
      throw Refused.invalid("/brand", "required", Statement.of("problem.brand"));
    }
    if (input.from().isPresent()
        && input.to().isPresent()
        && input.to().get().isBefore(input.from().get())) {
      throw Refused.invalid("/to", "order", Statement.of("problem.order"));
    }
    Registry.Saved<Tie> saved =
        registry.save(
            new Tie(
                id,
                input.kind(),
                input.creator().orElse(""),
                "",
                "",
                brand,
                input.from(),
                input.to(),
                scope(input.scope().orElse(List.of())),
                input.audiences().orElse(List.of()),
                input.proof().orElse(""),
                0));
    audit.record(Answers.who(security), "disclosure.relation-saved", id);
    return Answers.saved(RelationView.of(saved.item()), saved.item().version(), saved.created());
  }

  /** Paths become the ids of what is there, so that a relation stays with what moves. */
  private List<String> scope(List<String> given) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String entry = given.get(i);
      if (entry.startsWith("/")) {
        int index = i;
        ids.add(
            renderer
                .render(entry, "")
                .map(RenderedPage::contentId)
                .filter(id -> !id.isEmpty())
                .orElseThrow(
                    () ->
                        Refused.invalid(
                            "/scope/" + index,
                            "unknown",
                            Statement.of(
                                "problem.unknown-path",
                                "path",
                                entry,
                                "id",
                                "page:" + entry.substring(entry.lastIndexOf('/') + 1)))));
      } else if (entry.matches("[a-z][a-z0-9.-]{0,40}:\\S+")) {
        ids.add(entry);
      } else {
        throw Refused.invalid("/scope/" + i, "form", Statement.of("problem.scope", "given", entry));
      }
    }
    return ids;
  }

  /** Deletes a relation; one that has ended should stay, because rules look back. */
  @DELETE
  @Path(Answers.ID)
  public Response deleteRelation(@PathParam("id") String id, @Context SecurityContext security) {
    Response answer = Answers.gone(registry.deleteRelation(id), "relation");
    audit.record(Answers.who(security), "disclosure.relation-deleted", id);
    return answer;
  }
}
