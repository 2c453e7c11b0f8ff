// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.jspecify.annotations.Nullable;

/** Bearer tokens: {@code /api/tokens}. */
@Path("/")
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TokensResource {
  private static final int MOST_DAYS = 3650;

  private final Directory directory;
  private final AuditLog audit;

  /** A new token. */
  public record NewToken(
      @NotBlank @Size(max = 100) String name,
      @NotNull @Size(min = 1, max = 3) List<String> roles,
      Optional<Integer> expiresInDays) {
    /** Copies collections. */
    public NewToken {
      roles = List.copyOf(roles);
    }
  }

  /** A token with its secret, which is shown this once. */
  public record CreatedToken(
      String id,
      String name,
      List<String> roles,
      String token,
      Instant createdAt,
      Optional<Instant> expiresAt) {
    /** Copies collections. */
    public CreatedToken {
      roles = List.copyOf(roles);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "CreatedToken[" + id + "]";
    }
  }

  /** Every token, without secrets. */
  public record TokenList(List<Token> items, @Nullable String next, int total) {
    /** Copies collections. */
    public TokenList {
      items = List.copyOf(items);
    }
  }

  TokensResource(Directory directory, AuditLog audit) {
    this.directory = directory;
    this.audit = audit;
  }

  /** Every token, oldest first. */
  @GET
  public TokenList list() {
    List<Token> all = directory.tokens().all();
    return new TokenList(all, null, all.size());
  }

  /** Makes a token. */
  @POST
  public Response create(NewToken given, @Context SecurityContext security) {
    int days = given.expiresInDays().orElse(1);
    if (days < 1 || days > MOST_DAYS) {
      throw ProblemException.invalid(
          "/expiresInDays", "range", "expiresInDays was " + days + "; allowed 1 to " + MOST_DAYS);
    }
    String actor = UsersResource.actor(security);
    Tokens.Made made =
        directory
            .tokens()
            .create(
                given.name().strip(),
                given.roles(),
                given.expiresInDays().map(Duration::ofDays),
                actor);
    Token token = made.token();
    audit.record(actor, "token.created", token.id() + ": " + token.name());
    return Response.status(Response.Status.CREATED)
        .entity(
            new CreatedToken(
                token.id(),
                token.name(),
                token.roles(),
                made.secret(),
                token.createdAt(),
                token.expiresAt()))
        .build();
  }

  /** Withdraws a token at once. */
  @DELETE
  @Path("{id}")
  public Response withdraw(@PathParam("id") String id, @Context SecurityContext security) {
    directory.tokens().withdraw(id);
    directory.forget();
    audit.record(UsersResource.actor(security), "token.withdrawn", id);
    return Response.noContent().build();
  }
}
