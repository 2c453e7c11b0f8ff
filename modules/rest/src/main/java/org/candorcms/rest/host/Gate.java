// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the resource methods of one Application: who may call, with which parameters
 * and how much; and puts the last headers on what comes out.
 */
@Priority(Priorities.AUTHORIZATION)
final class Gate implements ContainerRequestFilter, ContainerResponseFilter {
  private final Map<Method, MethodRules> rules = new ConcurrentHashMap<>();

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller = request.getProperty(Caller.ATTRIBUTE) instanceof Caller c ? c : null;
    request.setSecurityContext(new CallerContext(caller, request.getSecurityContext().isSecure()));
    ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
    ResourceMethod method = uri.getMatchedResourceMethod();
    if (method == null || method.getInvocable().isInflector()) {
      return;
    }
    List<ResourceMethod> locators = uri.getMatchedResourceLocators();
    // Below a locator the same method may be reached with other parameters.
    MethodRules rule =
        locators.isEmpty()
            ? rules.computeIfAbsent(
                method.getInvocable().getHandlingMethod(), m -> MethodRules.of(method, List.of()))
            : MethodRules.of(method, locators);
    checkAccess(rule, caller);
    checkQuery(rule, uri);
    bound(request, rule.maxBody());
  }

  private static void checkAccess(MethodRules rule, @Nullable Caller caller) {
    if (rule.access() == MethodRules.Access.EVERYBODY) {
      return;
    }
    if (caller == null) {
      throw Problems.of(CommonProblem.UNAUTHENTICATED);
    }
    if (rule.access() == MethodRules.Access.NOBODY
        || rule.roles().stream().noneMatch(caller::has)) {
      throw Problems.of(CommonProblem.FORBIDDEN);
    }
  }

  private static void checkQuery(MethodRules rule, ExtendedUriInfo uri) {
    if (uri.getRequestUri().getRawQuery() == null) {
      return;
    }
    List<FieldError> errors = new ArrayList<>();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!rule.knows(name)) {
                errors.add(
                    new FieldError(
                        name, "unknown-parameter", "There is no parameter called " + name));
              } else if (values.size() > 1 && rule.single(name)) {
                errors.add(
                    new FieldError(name, "repeated", "The parameter " + name + " is given twice"));
              }
              if (values.stream().anyMatch(v -> v.indexOf('\0') >= 0 || v.indexOf('\uFFFD') >= 0)) {
                errors.add(
                    new FieldError(name, "text", "The value of " + name + " is not valid UTF-8"));
              }
            });
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }

  private static void bound(ContainerRequestContext request, long max) {
    if (request.getLength() > max) {
      throw tooLarge(max);
    }
    if (hasBody(request)) {
      request.setEntityStream(new Bounded(request.getEntityStream(), max));
    }
  }

  /** Asking reads the first byte. */
  private static boolean hasBody(ContainerRequestContext request) {
    try {
      return request.hasEntity();
    } catch (ProcessingException e) {
      throw brokenOff();
    }
  }

  private static ProblemException brokenOff() {
    return new ProblemException(
        CommonProblem.BAD_REQUEST, "The body breaks off or is not framed as HTTP wants it");
  }

  private static ProblemException tooLarge(long max) {
    return new ProblemException(
        CommonProblem.TOO_LARGE, "The body is larger than " + max + " bytes");
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
      boolean open = read && request.getProperty(Caller.ATTRIBUTE) == null;
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, open ? "no-cache" : "no-store");
    }
    if (!read
        || response.getStatus() != 200
        || response.getEntityTag() == null
        || request.getHeaderString(HttpHeaders.IF_NONE_MATCH) == null) {
      return;
    }
    Response.ResponseBuilder unchanged =
        request.getRequest().evaluatePreconditions(response.getEntityTag());
    if (unchanged != null && unchanged.build().getStatus() == 304) {
      response.setStatus(304);
      response.setEntity(null);
    }
  }

  /** Fails when more is read than is allowed, or when the body breaks off: the client's doing. */
  private static final class Bounded extends FilterInputStream {
    private final long max;
    private long count;

    Bounded(InputStream in, long max) {
      super(in);
      this.max = max;
    }

    @Override
    public int read() throws IOException {
      int b = reading(super::read);
      if (b >= 0) {
        count(1);
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = reading(() -> super.read(buffer, offset, length));
      if (n > 0) {
        count(n);
      }
      return n;
    }

    private interface Read {
      int read() throws IOException;
    }

    private static int reading(Read read) {
      try {
        return read.read();
      } catch (IOException e) {
        throw brokenOff();
      }
    }

    private void count(int n) {
      count += n;
      if (count > max) {
        throw tooLarge(max);
      }
    }
  }

  /** The caller, as resources ask for it. */
  private record CallerContext(@Nullable Caller caller, boolean secure) implements SecurityContext {
    @Override
    public @Nullable Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller != null && caller.has(role);
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
      return caller == null ? null : "Bearer";
    }
  }
}
