// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Authenticator;
import org.candorcms.api.security.Caller;
import org.candorcms.api.settings.HostSettings;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller of a request. A bearer token counts always; a session cookie counts for unsafe
 * methods only if the request comes from a page of ours, because browsers send cookies along with
 * what other sites make them do.
 */
final class Callers {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String BEARER = "Bearer ";

  private final @Nullable Authenticator authenticator;
  private final @Nullable String baseOrigin;
  private final Visitors visitors;

  Callers(@Nullable Authenticator authenticator, HostSettings settings, Visitors visitors) {
    this.authenticator = authenticator;
    this.visitors = visitors;
    this.baseOrigin = settings.baseUrl().map(Callers::origin).orElse(null);
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /**
   * The caller, or null for a visitor.
   *
   * @param attempt called before a token is checked that may be guessed; refuses when there were
   *     too many
   */
  @Nullable Caller find(HttpServletRequest request, Runnable attempt) {
    Authenticator authority = authenticator;
    if (authority == null) {
      return null;
    }
    String authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return byToken(authority, authorization, attempt);
    }
    String session = session(request);
    if (session == null) {
      return null;
    }
    Caller caller = authority.bySession(session).orElse(null);
    if (caller != null && !SAFE.contains(request.getMethod()) && !sameOrigin(request)) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN,
          "The request did not come from a page of this site; a program uses a bearer token.");
    }
    return caller;
  }

  private static @Nullable Caller byToken(
      Authenticator authority, String authorization, Runnable attempt) {
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String token = authorization.substring(BEARER.length()).strip();
      Caller caller = token.length() > 512 ? null : authority.byToken(token).orElse(null);
      if (caller != null) {
        return caller;
      }
    }
    attempt.run();
    throw new ProblemException(
        CommonProblem.UNAUTHENTICATED,
        "The token is unknown, expired or withdrawn.",
        List.of(),
        Map.of("WWW-Authenticate", "Bearer"));
  }

  private static @Nullable String session(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(Authenticator.SESSION_COOKIE)
          && cookie.getValue().length() <= 512) {
        return cookie.getValue();
      }
    }
    return null;
  }

  /** Browsers send Origin with every unsafe request; who sends neither header is no browser. */
  private boolean sameOrigin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      return origin.equals(baseOrigin) || origin.equals(ownOrigin(request));
    }
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  private String ownOrigin(HttpServletRequest request) {
    String host = request.getHeader("Host");
    String scheme = request.getScheme();
    if (visitors.fromProxy(request)) {
      String forwardedHost = request.getHeader("X-Forwarded-Host");
      String forwardedScheme = request.getHeader("X-Forwarded-Proto");
      host = forwardedHost == null ? host : forwardedHost;
      scheme = forwardedScheme == null ? scheme : forwardedScheme;
    }
    return scheme + "://" + host;
  }
}
