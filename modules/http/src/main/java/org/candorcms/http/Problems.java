// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/**
 * Answers for failures that no module caught: problem details (RFC 9457) for programs, a plain page
 * for people. Written by hand, because it must work when nothing else does.
 */
final class Problems {
  private static final String TYPES = "/api/docs/errors/";

  private Problems() {}

  static void write(
      HttpServletRequest request, HttpServletResponse response, ProblemException problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.code().status());
    problem.headers().forEach(response::setHeader);
    response.setHeader("Cache-Control", "no-store");
    boolean page = !Paths.forPrograms(request) && !wantsJson(request);
    byte[] body = (page ? page(problem) : json(request, problem)).getBytes(StandardCharsets.UTF_8);
    response.setContentType(page ? "text/html;charset=utf-8" : "application/problem+json");
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("json") && !accept.contains("html");
  }

  private static String json(HttpServletRequest request, ProblemException problem) {
    return "{\"type\":"
        + quoted(request.getContextPath() + TYPES + problem.code().code())
        + ",\"title\":"
        + quoted(problem.code().title())
        + ",\"status\":"
        + problem.code().status()
        + ",\"detail\":"
        + quoted(problem.detail())
        + ",\"instance\":"
        + quoted("urn:candor:request:" + request.getAttribute(Gate.REQUEST_ID))
        + ",\"code\":"
        + quoted(problem.code().code())
        + "}";
  }

  private static String page(ProblemException problem) {
    String title = escaped(problem.code().title());
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
        + " content=\"width=device-width\"><title>"
        + title
        + "</title><main><h1>"
        + title
        + "</h1><p>"
        + escaped(problem.detail())
        + "</p></main></html>";
  }

  /** The problem for a status that a servlet sent without a body. */
  static ProblemException of(int status) {
    for (CommonProblem candidate : CommonProblem.values()) {
      if (candidate.status() == status) {
        return new ProblemException(candidate, candidate.title() + ".");
      }
    }
    return new ProblemException(
        status >= 500 ? CommonProblem.INTERNAL : CommonProblem.BAD_REQUEST,
        "The request was answered with status " + status + ".");
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
