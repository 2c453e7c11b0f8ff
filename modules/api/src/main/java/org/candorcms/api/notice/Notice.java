// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.notice;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that waits for editors.
 *
 * @param key what it is about, plugin first: {@code reviews.new:018f...}; {@code
 *     [A-Za-z0-9._:-]{1,200}}
 * @param kind what sites choose by when they set whom to tell, also the {@code type} of the
 *     webhook: {@code reviews.new}; {@code [a-z0-9.-]{1,80}}
 * @param severity how soon somebody should look
 * @param title one line of plain text, at most 300 characters (longer ones are cut)
 * @param path where to look: {@code /admin/#/reviews.queue} or another path of this site
 * @param role who may see it, see {@link org.candorcms.api.security.Role}
 * @param data for webhooks: what another program needs to know; no personal data that it does not
 *     need
 * @since 1.0
 */
public record Notice(
    String key,
    String kind,
    Severity severity,
    String title,
    String path,
    String role,
    Map<String, Object> data) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,200}");
  private static final Pattern KIND = Pattern.compile("[a-z0-9.-]{1,80}");
  private static final int MAX_TITLE = 300;

  /** How soon somebody should look. */
  public enum Severity {
    /** When there is time. */
    INFO,
    /** Today. */
    WARNING,
    /** Now. */
    URGENT
  }

  /** Checks the form of key, kind and path; makes the title one line. */
  public Notice {
    if (!KEY.matcher(key).matches() || !KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("The key was " + key + " of kind " + kind);
    }
    if (!path.startsWith("/") || path.startsWith("//") || path.length() > 500) {
      throw new IllegalArgumentException(
          "The path was " + path + "; a path of this site is needed");
    }
    String line = title.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    title = line.length() <= MAX_TITLE ? line : line.substring(0, MAX_TITLE - 1) + "…";
    data = Map.copyOf(data);
  }

  /** A notice without data for webhooks. */
  public static Notice of(
      String key, String kind, Severity severity, String title, String path, String role) {
    return new Notice(key, kind, severity, title, path, role, Map.of());
  }

  /** The same with data for webhooks. */
  public Notice withData(Map<String, Object> more) {
    return new Notice(key, kind, severity, title, path, role, more);
  }
}
