// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bridge;

import jakarta.servlet.http.Cookie;
import java.util.Set;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.http.jakartawrappers.HttpServletResponseWrapper;

/** Writes cookies as headers: a javax cookie has no attributes such as SameSite. */
final class JakartaResponse extends HttpServletResponseWrapper {
  private static final Set<String> FLAGS = Set.of("httponly", "secure", "partitioned");

  JakartaResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void addCookie(Cookie cookie) {
    StringBuilder header = new StringBuilder(cookie.getName()).append('=');
    if (cookie.getValue() != null) {
      header.append(cookie.getValue());
    }
    cookie
        .getAttributes()
        .forEach(
            (name, value) -> {
              if (!FLAGS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                header.append("; ").append(name).append('=').append(value);
              } else if (!"false".equalsIgnoreCase(value)) {
                header.append("; ").append(name);
              }
            });
    addHeader("Set-Cookie", header.toString());
  }
}
