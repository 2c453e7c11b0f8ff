// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.Edit;
import org.candorcms.help.insight.Pin;
import org.candorcms.help.insight.Rules;
import org.jspecify.annotations.Nullable;

/** Articles that come first for a query, for editors. */
@Path("pins")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class PinsResource {
  private final Rules rules;
  private final Articles articles;

  PinsResource(Rules rules, Articles articles) {
    this.rules = rules;
    this.articles = articles;
  }

  /** All pins. */
  public record PinList(List<Pin> items, @Nullable String next, long total) {}

  /**
   * A pin as an editor writes it.
   *
   * @param until day (its end, UTC) or instant; without it the pin has no end
   */
  public record PinInput(
      @NotBlank @Size(max = 120) String query,
      Optional<@Size(max = 35) String> lang,
      @NotBlank @Size(max = 128) String articleId,
      Optional<@Min(1) @Max(10) Integer> position,
      Optional<@Size(max = 40) String> until) {}

  /** The pins. */
  @GET
  @RolesAllowed(Role.EDITOR)
  public PinList pins() {
    List<Pin> all = rules.pins();
    return new PinList(all, null, all.size());
  }

  /** Adds a pin. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response addPin(PinInput input) {
    return Response.status(201).entity(rules.save(pin("", input)).orElseThrow()).build();
  }

  /** Replaces a pin. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Pin putPin(@PathParam("id") String id, PinInput input) {
    return rules.save(pin(RuleAnswers.known(id), input)).orElseThrow(RuleAnswers::missing);
  }

  /** Deletes a pin. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Role.EDITOR)
  public Response deletePin(@PathParam("id") String id) {
    return RuleAnswers.gone(rules.deletePin(RuleAnswers.known(id)));
  }

  private Pin pin(String id, PinInput input) {
    if (articles.find(input.articleId()).isEmpty()) {
      throw ProblemException.invalid("/articleId", "unknown", "there is no article with this id");
    }
    return new Pin(
        id,
        Text.stored("/query", input.query()),
        Parameters.language("/lang", input.lang().orElse("")),
        input.articleId(),
        input.position().orElse(1),
        input.until().map(PinsResource::until));
  }

  private static Instant until(String value) {
    Instant instant =
        Edit.parseInstant(value)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "/until", "date", "must be a day or a time such as 2026-03-17"));
    return value.length() <= 10 ? instant.plusSeconds(86_400) : instant;
  }
}
