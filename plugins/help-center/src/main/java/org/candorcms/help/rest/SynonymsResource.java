// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.help.insight.Rules;
import org.candorcms.help.insight.Synonym;
import org.jspecify.annotations.Nullable;

/** Words that mean the same, for editors. */
@Path("synonyms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class SynonymsResource {
  private final Rules rules;

  SynonymsResource(Rules rules) {
    this.rules = rules;
  }

  /** All synonyms. */
  public record SynonymList(List<Synonym> items, @Nullable String next, long total) {}

  /** Words that mean the same, as an editor writes them. */
  public record SynonymInput(
      Optional<@Size(max = 35) String> lang,
      @NotNull @Size(min = 2, max = 30) List<@NotBlank @Size(max = 80) String> terms) {}

  /** The synonyms. */
  @GET
  @RolesAllowed(Role.EDITOR)
  public SynonymList synonyms() {
    List<Synonym> all = rules.synonyms();
    return new SynonymList(all, null, all.size());
  }

  /** Adds synonyms. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response addSynonym(SynonymInput input) {
    return Response.status(201).entity(rules.save(synonym("", input)).orElseThrow()).build();
  }

  /** Replaces synonyms. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Synonym putSynonym(@PathParam("id") String id, SynonymInput input) {
    return rules.save(synonym(RuleAnswers.known(id), input)).orElseThrow(RuleAnswers::missing);
  }

  /** Deletes synonyms. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Role.EDITOR)
  public Response deleteSynonym(@PathParam("id") String id) {
    return RuleAnswers.gone(rules.deleteSynonym(RuleAnswers.known(id)));
  }

  private static Synonym synonym(String id, SynonymInput input) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < input.terms().size(); i++) {
      String term = Text.stored("/terms/" + i, input.terms().get(i)).replaceAll("\\s+", " ");
      if (!terms.contains(term)) {
        terms.add(term);
      }
    }
    if (terms.size() < 2) {
      throw ProblemException.invalid("/terms", "size", "must name at least 2 different terms");
    }
    return new Synonym(id, Parameters.language("/lang", input.lang().orElse("")), terms);
  }
}
