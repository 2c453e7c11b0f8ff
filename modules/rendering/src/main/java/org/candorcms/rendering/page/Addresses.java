// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.nio.charset.StandardCharsets;

/** Addresses made of paths of the site. */
final class Addresses {
  private static final String KEPT = "!$&'()*+,;=:@-._~/?#%[]";

  private Addresses() {}

  /**
   * A path of the site below its base. What is no path (another scheme, two slashes) becomes one,
   * so that a plugin's mistake cannot lead visitors to another host.
   */
  static String below(String base, String path) {
    if (path.startsWith("#") || path.startsWith("https://") || path.startsWith("http://")) {
      return encode(path);
    }
    int start = 0;
    while (start < path.length() && (path.charAt(start) == '/' || path.charAt(start) == '\\')) {
      start++;
    }
    return base + '/' + encode(path.substring(start));
  }

  /** Percent-encodes what RFC 3986 does not allow; existing escapes stay. */
  static String encode(String path) {
    boolean clean = true;
    for (int i = 0; i < path.length() && clean; i++) {
      clean = allowed(path.charAt(i));
    }
    if (clean) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length() * 2);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (allowed(c)) {
        out.append(c);
      } else {
        out.append('%').append(String.format("%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static boolean allowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || KEPT.indexOf(c) >= 0;
  }

  /** Whether a form may send the visitor there: a path of this site and nothing else. */
  static boolean local(String path) {
    if (path.isEmpty() || path.length() > 2000 || path.charAt(0) != '/') {
      return false;
    }
    if (path.length() > 1 && (path.charAt(1) == '/' || path.charAt(1) == '\\')) {
      return false;
    }
    return path.chars().allMatch(c -> c > ' ' && c != '\\' && c != 127);
  }
}
