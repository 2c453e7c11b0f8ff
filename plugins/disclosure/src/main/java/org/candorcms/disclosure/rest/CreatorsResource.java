// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
import java.util.List;
import java.util.Optional;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.disclosure.registry.Creator;
import org.candorcms.disclosure.registry.Registry;
import org.jspecify.annotations.Nullable;

/** Who makes content. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class CreatorsResource {
  private final Registry registry;
  private final AuditLog audit;

  CreatorsResource(Registry registry, AuditLog audit) {
    this.registry = registry;
    this.audit = audit;
  }

  /**
   * A creator as an editor writes it.
   *
   * @param name as shown in labels
   * @param url of the creator's own page
   * @param email by which the creator asks what is held; never shown to visitors
   * @param audiences jurisdictions that the creator usually addresses: {@code UK}, {@code DE}
   */
  public record CreatorInput(
      @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*") String name,
      Optional<@Size(max = 500) @Pattern(regexp = "https?://[^\\s\"<>]+") String> url,
      Optional<@Size(max = 320) @Pattern(regexp = "[^\\s@<>\"]+@[^\\s@<>\"]+") String> email,
      Optional<@Size(max = 30) List<@Pattern(regexp = "[A-Z][A-Z0-9-]{1,11}") String>> audiences) {}

  /** Creators by id. */
  @GET
  public Answers.Listing<Creator> creators(
      @QueryParam("cursor") @DefaultValue("") @Size(max = 128) String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return Answers.page(
        registry.creators(cursor, limit + 1), limit, registry.creatorCount(), Creator::id);
  }

  /** Adds a creator. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response addCreator(@Valid CreatorInput input, @Context SecurityContext security) {
    return save(Registry.newId(), input, security);
  }

  /** A creator. */
  @GET
  @Path(Answers.ID)
  public Response creator(@PathParam("id") String id) {
    Creator creator = registry.creator(id).orElseThrow(() -> Answers.missing("creator"));
    return Answers.saved(creator, creator.version(), false);
  }

  /** Adds or replaces a creator. */
  @PUT
  @Path(Answers.ID)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response putCreator(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid CreatorInput input,
      @Context SecurityContext security) {
    Answers.expect(ifMatch, registry.creator(id).map(Creator::version).orElse(0L));
    return save(id, input, security);
  }

  private Response save(String id, CreatorInput input, SecurityContext security) {
    Registry.Saved<Creator> saved =
        registry.save(
            new Creator(
                id,
                input.name().strip(),
                input.url(),
                input.email(),
                input.audiences().orElse(List.of()),
                0));
    audit.record(Answers.who(security), "disclosure.creator-saved", id);
    return Answers.saved(saved.item(), saved.item().version(), saved.created());
  }

  /** Deletes a creator who has no relations. */
  @DELETE
  @Path(Answers.ID)
  public Response deleteCreator(@PathParam("id") String id, @Context SecurityContext security) {
    Response answer = Answers.gone(registry.deleteCreator(id), "creator");
    audit.record(Answers.who(security), "disclosure.creator-deleted", id);
    return answer;
  }
}
