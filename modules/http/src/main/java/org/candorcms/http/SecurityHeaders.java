// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Strict defaults, set before a servlet runs so that it can replace those it knows better: the
 * administration and previews have policies of their own. Fragments and the embed script are made
 * for other sites, so any origin may read them; who may frame a fragment is a setting of rendering.
 */
final class SecurityHeaders {
  private static final String OWN_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src"
          + " 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
  private static final String API_POLICY =
      "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void set(HttpServletRequest request, HttpServletResponse response, String requestId) {
    String path = Paths.of(request);
    boolean embedded = path.startsWith("/fragments/") || path.equals("/embed.js");
    response.setHeader("X-Request-Id", requestId);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (embedded) {
      response.setHeader("Content-Security-Policy", OWN_POLICY);
      response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
      return;
    }
    boolean data = path.startsWith("/api/") && !path.startsWith("/api/docs");
    response.setHeader("Content-Security-Policy", data ? API_POLICY : OWN_POLICY);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader(
        "Cross-Origin-Resource-Policy",
        path.startsWith("/assets/") ? "cross-origin" : "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }
}
