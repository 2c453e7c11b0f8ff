// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request below the place where Candor is mounted. */
final class Paths {
  private Paths() {}

  /** Never empty; as the client sent it, not decoded. */
  static String of(HttpServletRequest request) {
    String uri = request.getRequestURI();
    int from = request.getContextPath().length();
    return uri.length() <= from ? "/" : uri.substring(from);
  }

  /** Whether callers expect problem details rather than a page. */
  static boolean forPrograms(HttpServletRequest request) {
    String path = of(request);
    return path.startsWith("/api/")
        || path.equals("/api")
        || path.startsWith("/fragments/")
        || path.startsWith("/health/")
        || path.equals("/metrics");
  }
}
