// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Authenticator;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.jspecify.annotations.Nullable;

/** Signing in and out: {@code /api/session}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Directory directory;
  private final AuditLog audit;
  private final Optional<Throttle> throttle;
  private final boolean secureBase;

  /** Name and password. */
  public record SignIn(
      @NotNull @Size(min = 1, max = 200) String username,
      @NotNull @Size(min = 1, max = 1000) String password) {
    /** Without the password, which must not end up in a log. */
    @Override
    public String toString() {
      return "SignIn[" + username + "]";
    }
  }

  /** The present password and the next one. */
  public record NewPassword(
      @NotNull @Size(min = 1, max = 1000) String current, @NotNull String password) {
    /** Without the passwords. */
    @Override
    public String toString() {
      return "NewPassword";
    }
  }

  /** Who is signed in. */
  public record Me(String name, List<String> roles) {
    /** Copies collections. */
    public Me {
      roles = List.copyOf(roles);
    }
  }

  SessionResource(
      Directory directory, AuditLog audit, Optional<Throttle> throttle, HostSettings settings) {
    this.directory = directory;
    this.audit = audit;
    this.throttle = throttle;
    this.secureBase =
        settings.baseUrl().map(URI::getScheme).map("https"::equalsIgnoreCase).orElse(false);
  }

  /** Signs in; every sign-in gets a new session, the one before ends. */
  @POST
  @PermitAll
  public Response signIn(
      SignIn given,
      @CookieParam(Authenticator.SESSION_COOKIE) @Nullable String before,
      @HeaderParam("X-Forwarded-Proto") @Nullable String forwarded,
      @Context UriInfo uri) {
    Account account = verified(given.username(), given.password());
    if (before != null) {
      end(before);
    }
    String value = directory.sessions().open(account.username());
    audit.record(account.username(), "session.opened", account.username());
    return Response.ok(me(new Caller(account.username(), Roles.implied(account.roles()))))
        .cookie(cookie(value, uri, forwarded, (int) Sessions.LONGEST.toSeconds()))
        .build();
  }

  private Account verified(String username, String password) {
    List<String> keys = List.of(Accounts.canonical(username));
    throttle.ifPresent(t -> t.attempt(keys));
    Account account =
        directory
            .accounts()
            .verify(username, password)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.UNAUTHENTICATED, "The name or the password is wrong"));
    throttle.ifPresent(t -> t.forget(keys));
    return account;
  }

  /** Who is signed in. */
  @GET
  @PermitAll
  public Me whoAmI(@Context SecurityContext security) {
    if (security.getUserPrincipal() instanceof Caller caller) {
      return me(caller);
    }
    throw new ProblemException(
        CommonProblem.UNAUTHENTICATED, CommonProblem.UNAUTHENTICATED.title());
  }

  /** Changes the own password; every session of the account ends, this one goes on anew. */
  @PUT
  @Path("password")
  @RolesAllowed({Role.ADMINISTRATOR, Role.EDITOR, Role.MODERATOR})
  public Response changePassword(
      NewPassword given,
      @Context SecurityContext security,
      @HeaderParam("X-Forwarded-Proto") @Nullable String forwarded,
      @Context UriInfo uri) {
    Account account = verified(security.getUserPrincipal().getName(), given.current());
    Passwords.check("/password", given.password());
    directory
        .accounts()
        .change(account.username(), Optional.of(given.password()), Optional.empty());
    directory.forget();
    audit.record(account.username(), "user.password-set", account.username());
    String value = directory.sessions().open(account.username());
    return Response.noContent()
        .cookie(cookie(value, uri, forwarded, (int) Sessions.LONGEST.toSeconds()))
        .build();
  }

  /** Signs out; harmless when nobody is signed in. */
  @DELETE
  @PermitAll
  public Response signOut(
      @CookieParam(Authenticator.SESSION_COOKIE) @Nullable String value,
      @HeaderParam("X-Forwarded-Proto") @Nullable String forwarded,
      @Context UriInfo uri) {
    if (value != null) {
      end(value);
    }
    return Response.noContent().cookie(cookie("", uri, forwarded, 0)).build();
  }

  private void end(String value) {
    directory.sessions().close(Secrets.hash(value));
    directory.forget();
  }

  private NewCookie cookie(String value, UriInfo uri, @Nullable String forwarded, int seconds) {
    URI request = uri.getRequestUri();
    boolean secure =
        secureBase || "https".equalsIgnoreCase(request.getScheme()) || "https".equals(forwarded);
    return new NewCookie.Builder(Authenticator.SESSION_COOKIE)
        .value(value)
        .path(base(request.getPath()))
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  /** The path under which Candor lives: {@code /candor} for {@code /candor/api/session}. */
  static String base(String path) {
    int api = path.indexOf("/api/session");
    return api <= 0 ? "/" : path.substring(0, api);
  }

  private static Me me(Caller caller) {
    return new Me(caller.name(), Roles.ALL.stream().filter(caller::has).toList());
  }
}
