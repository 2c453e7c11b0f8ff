// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ThreadLocalRandom;

/** Takes over the id that a proxy gave a request, or makes one. */
final class RequestIds {
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

  private RequestIds() {}

  static String of(HttpServletRequest request) {
    String given = request.getHeader("X-Request-Id");
    return given != null && acceptable(given) ? given : random();
  }

  /** Only what can neither break a log line nor a header. */
  private static boolean acceptable(String id) {
    if (id.length() < 8 || id.length() > 64) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean fine =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      if (!fine) {
        return false;
      }
    }
    return true;
  }

  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] id = new char[20];
    for (int half = 0; half < 2; half++) {
      long bits = random.nextLong();
      for (int i = 0; i < 10; i++) {
        id[half * 10 + i] = DIGITS[(int) (bits >>> (i * 5)) & 31];
      }
    }
    return new String(id);
  }
}
