// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Paths as requests bring them. */
final class Paths {
  private static final int MAX = 2000;

  private Paths() {}

  /** Decodes escapes; a broken path stays as it is and will not be found. */
  static String decode(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  /** Whether a page could be there at all. */
  static boolean plausible(String path) {
    return path.length() <= MAX
        && path.startsWith("/")
        && !path.contains("//")
        && path.indexOf('\\') < 0
        && path.chars().allMatch(c -> c >= ' ' && c != 127);
  }
}
