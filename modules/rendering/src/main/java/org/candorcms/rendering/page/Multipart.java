// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/** The text fields of a small multipart/form-data body (RFC 7578); files are left out. */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "boundary=(?:\"([^\"]{1,100})\"|([^;\\s\"]{1,100}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]{1,200})\"");
  private static final int MAX_PARTS = 200;

  private Multipart() {}

  static Map<String, List<String>> read(byte[] body, String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new ProblemException(CommonProblem.BAD_REQUEST, "The form has no boundary.");
    }
    String separator = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
    // Latin-1 keeps every byte, so that values can be read as UTF-8 afterwards.
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int parts = 0;
    int at = text.indexOf("\r\n" + separator);
    while (at >= 0) {
      int start = at + separator.length() + 2;
      int next = text.indexOf("\r\n" + separator, start);
      if (next < 0) {
        break;
      }
      if (++parts > MAX_PARTS) {
        throw new ProblemException(CommonProblem.BAD_REQUEST, "The form has too many fields.");
      }
      part(text.substring(start, next), fields);
      at = next;
    }
    return fields;
  }

  private static void part(String part, Map<String, List<String>> fields) {
    int blank = part.indexOf("\r\n\r\n");
    if (blank < 0) {
      return;
    }
    String head = part.substring(0, blank);
    Matcher name = NAME.matcher(head);
    if (name.find() && !head.contains("filename=")) {
      fields
          .computeIfAbsent(utf8(name.group(1)), unused -> new ArrayList<>(1))
          .add(utf8(part.substring(blank + 4)));
    }
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
