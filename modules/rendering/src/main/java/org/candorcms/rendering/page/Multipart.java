// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.Upload;

/** The fields and files of a multipart/form-data body (RFC 7578) that is in memory. */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "boundary=(?:\"([^\"]{1,100})\"|([^;\\s\"]{1,100}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]{1,200})\"");
  private static final Pattern FILE =
      Pattern.compile("[;\\s]filename=\"([^\"]{0,1000})\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern TYPE =
      Pattern.compile("(?im)^content-type:[ \\t]*([^\r\n]{1,200})$");
  private static final int MAX_PARTS = 200;
  private static final int MAX_HEAD = 8 * 1024;
  private static final int MAX_FILE_NAME = 200;
  private static final byte[] LINE = {'\r', '\n'};
  private static final byte[] BLANK = {'\r', '\n', '\r', '\n'};

  private final byte[] body;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, List<Upload>> files = new LinkedHashMap<>();

  private Multipart(byte[] body) {
    this.body = body;
  }

  static Sent read(byte[] body, String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new ProblemException(CommonProblem.BAD_REQUEST, "The form has no boundary.");
    }
    String separator = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
    Multipart form = new Multipart(body);
    form.parts(separator.getBytes(StandardCharsets.ISO_8859_1));
    return new Sent(form.fields, form.files);
  }

  private void parts(byte[] separator) {
    byte[] inner = new byte[separator.length + 2];
    System.arraycopy(LINE, 0, inner, 0, 2);
    System.arraycopy(separator, 0, inner, 2, separator.length);
    int at = startsWith(separator, 0) ? separator.length : end(find(inner, 0), inner);
    int parts = 0;
    while (at >= 0) {
      int next = find(inner, at);
      if (next < 0) {
        return;
      }
      if (++parts > MAX_PARTS) {
        throw new ProblemException(CommonProblem.BAD_REQUEST, "The form has too many fields.");
      }
      part(at, next);
      at = next + inner.length;
    }
  }

  private static int end(int found, byte[] inner) {
    return found < 0 ? -1 : found + inner.length;
  }

  private boolean startsWith(byte[] wanted, int at) {
    return at + wanted.length <= body.length
        && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private int find(byte[] wanted, int from) {
    int last = body.length - wanted.length;
    for (int at = from; at <= last; at++) {
      if (body[at] == wanted[0] && startsWith(wanted, at)) {
        return at;
      }
    }
    return -1;
  }

  private void part(int from, int to) {
    int blank = find(BLANK, from);
    if (blank < 0 || blank + BLANK.length > to || blank - from > MAX_HEAD) {
      return;
    }
    String head = new String(body, from, blank - from, StandardCharsets.UTF_8);
    int start = blank + BLANK.length;
    Matcher name = NAME.matcher(head);
    if (!name.find()) {
      return;
    }
    Matcher file = FILE.matcher(head);
    if (file.find()) {
      if (to > start || !file.group(1).isEmpty()) {
        files
            .computeIfAbsent(name.group(1), unused -> new ArrayList<>(1))
            .add(upload(file.group(1), head, Arrays.copyOfRange(body, start, to)));
      }
    } else if (!head.contains("filename")) {
      fields
          .computeIfAbsent(name.group(1), unused -> new ArrayList<>(1))
          .add(new String(body, start, to - start, StandardCharsets.UTF_8));
    }
  }

  private static Upload upload(String fileName, String head, byte[] content) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("\\p{Cntrl}", "");
    Matcher type = TYPE.matcher(head);
    return new Upload(
        clean.length() <= MAX_FILE_NAME ? clean : clean.substring(0, MAX_FILE_NAME),
        type.find() ? type.group(1).strip() : "",
        content);
  }
}
