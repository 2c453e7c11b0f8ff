// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.jspecify.annotations.Nullable;

/** Accounts: {@code /api/users}. */
@Path("/")
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UsersResource {
  private final Directory directory;
  private final AuditLog audit;

  /** A new account. */
  public record NewUser(
      @NotNull @Size(min = 1, max = 64) String username,
      @NotNull String password,
      @NotNull @Size(min = 1, max = 3) List<String> roles) {
    /** Copies collections. */
    public NewUser {
      roles = List.copyOf(roles);
    }

    /** Without the password, which must not end up in a log. */
    @Override
    public String toString() {
      return "NewUser[" + username + "]";
    }
  }

  /** What to change of an account. */
  public record UserChange(Optional<String> password, Optional<List<String>> roles) {
    /** Without the password. */
    @Override
    public String toString() {
      return "UserChange[" + roles + "]";
    }
  }

  /** Every account. */
  public record Users(List<Account> items, @Nullable String next, int total) {
    /** Copies collections. */
    public Users {
      items = List.copyOf(items);
    }
  }

  UsersResource(Directory directory, AuditLog audit) {
    this.directory = directory;
    this.audit = audit;
  }

  /** Every account, by name. */
  @GET
  public Users list() {
    List<Account> all = directory.accounts().all();
    return new Users(all, null, all.size());
  }

  /** One account. */
  @GET
  @Path("{username}")
  public Account get(@PathParam("username") String username) {
    return directory
        .accounts()
        .find(username)
        .orElseThrow(
            () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such account"));
  }

  /** Makes an account. */
  @POST
  public Response create(NewUser given, @Context SecurityContext security) {
    Passwords.check("/password", given.password());
    Account account =
        directory.accounts().create(given.username(), given.password(), given.roles());
    audit.record(actor(security), "user.created", account.username());
    return Response.status(Response.Status.CREATED).entity(account).build();
  }

  /** Sets password, roles or both; the account has to sign in again. */
  @PUT
  @Path("{username}")
  public Account change(
      @PathParam("username") String username, UserChange given, @Context SecurityContext security) {
    given.password().ifPresent(p -> Passwords.check("/password", p));
    Account account = directory.accounts().change(username, given.password(), given.roles());
    directory.forget();
    if (given.password().isPresent()) {
      audit.record(actor(security), "user.password-set", account.username());
    }
    if (given.roles().isPresent()) {
      audit.record(
          actor(security),
          "user.roles-set",
          account.username() + ": " + String.join(",", account.roles()));
    }
    return account;
  }

  /** Removes an account; the last administrator stays. */
  @DELETE
  @Path("{username}")
  public Response remove(
      @PathParam("username") String username, @Context SecurityContext security) {
    directory.accounts().remove(username);
    directory.forget();
    audit.record(actor(security), "user.removed", Accounts.canonical(username));
    return Response.noContent().build();
  }

  static String actor(SecurityContext security) {
    return security.getUserPrincipal() == null ? "?" : security.getUserPrincipal().getName();
  }
}
