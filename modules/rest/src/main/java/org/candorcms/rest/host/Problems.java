// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemCode;
import org.candorcms.api.problem.ProblemException;

/** The body of a failure (RFC 9457). */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  static Map<String, Object> body(
      ProblemCode code, String detail, List<FieldError> errors, String contextPath, String id) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", contextPath + "/api/docs/errors/" + code.code());
    body.put("title", code.title());
    body.put("status", code.status());
    body.put("detail", detail);
    body.put("instance", "urn:candor:request:" + id);
    body.put("code", code.code());
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    return body;
  }

  static ProblemException of(CommonProblem code) {
    return new ProblemException(code, code.title());
  }

  /** The kind of failure behind a bare HTTP status. */
  static ProblemCode ofStatus(int status) {
    for (CommonProblem problem : CommonProblem.values()) {
      if (problem.status() == status && problem != CommonProblem.INVALID_INPUT) {
        return problem;
      }
    }
    if (status >= 500) {
      return new Plain("internal", status, CommonProblem.INTERNAL.title());
    }
    return new Plain("bad-request", status, CommonProblem.BAD_REQUEST.title());
  }

  private record Plain(String code, int status, String title) implements ProblemCode {}
}
