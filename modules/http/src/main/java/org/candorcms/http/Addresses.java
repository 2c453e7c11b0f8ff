// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/**
 * Refuses addresses that different programs read differently ({@code /..;/}, {@code %2e%2e}, {@code
 * %252f}): nothing of ours has such an address, and proxies have been tricked with each of them.
 */
final class Addresses {
  private static final int MAX_LENGTH = 8_000;

  private Addresses() {}

  static void check(HttpServletRequest request) {
    if (request.getMethod().equals("TRACE")) {
      throw new ProblemException(
          CommonProblem.METHOD_NOT_ALLOWED, "TRACE is not available on this server.");
    }
    String uri = request.getRequestURI();
    if (uri.length() > MAX_LENGTH || suspicious(uri)) {
      throw new ProblemException(
          CommonProblem.BAD_REQUEST, "The address holds characters that no address here has.");
    }
  }

  static boolean suspicious(String uri) {
    boolean encoded = false;
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c == ';' || c == '\\' || c < ' ' || (c == '/' && follows(uri, i, '/'))) {
        return true;
      }
      encoded |= c == '%';
    }
    return uri.contains("/../") || uri.endsWith("/..") || (encoded && suspiciousCode(uri));
  }

  private static boolean follows(String uri, int i, char next) {
    return i + 1 < uri.length() && uri.charAt(i + 1) == next;
  }

  private static boolean suspiciousCode(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    for (String code : new String[] {"%2f", "%5c", "%25", "%3b", "%00", "%0a", "%0d"}) {
      if (lower.contains(code)) {
        return true;
      }
    }
    String plain = lower.replace("%2e", ".");
    return plain.contains("/../") || plain.endsWith("/..") || plain.contains("/./");
  }
}
