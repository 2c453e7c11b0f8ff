// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.said.tag.Tag;
import org.candorcms.said.tag.Tags;

/** Tags for topic, intent and pain point. */
@Path("tags")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class TagsResource {
  private final Tags tags;
  private final AuditLog audit;

  TagsResource(Tags tags, AuditLog audit) {
    this.tags = tags;
    this.audit = audit;
  }

  /** A tag as it is sent; the words suggest it. */
  public record TagInput(
      @NotBlank @Size(max = 10) String kind,
      @NotBlank @Size(max = 100) String label,
      @Size(max = 100) List<@NotBlank @Size(max = 60) String> words) {}

  /** Every tag. */
  public record TagList(List<Tag> items) {}

  /** Every tag. */
  @GET
  @RolesAllowed({Role.EDITOR, Role.MODERATOR})
  public TagList all() {
    return new TagList(tags.all());
  }

  /** Creates or replaces a tag. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response put(@PathParam("id") String id, @NotNull @Valid TagInput input) {
    if (!id.matches("[a-z0-9-]{1,60}")) {
      throw ProblemException.invalid("id", "id", "must be 1 to 60 of a-z, 0-9 and hyphens");
    }
    if (!Tag.KINDS.contains(input.kind)) {
      throw ProblemException.invalid(
          "/kind", "value", "must be one of " + String.join(", ", Tag.KINDS));
    }
    Tag tag =
        new Tag(
            id,
            input.kind,
            Inputs.line("/label", Inputs.required("/label", input.label)),
            input.words.stream().map(word -> Inputs.line("/words", word)).distinct().toList());
    boolean created = tags.save(tag);
    return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
        .entity(tag)
        .build();
  }

  /** Deletes a tag from every voice. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Role.EDITOR)
  public Response delete(@PathParam("id") String id, @Context SecurityContext security) {
    if (!tags.delete(id)) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such tag");
    }
    audit.record(Inputs.name(security), "said.tag.deleted", id);
    return Response.noContent().build();
  }
}
