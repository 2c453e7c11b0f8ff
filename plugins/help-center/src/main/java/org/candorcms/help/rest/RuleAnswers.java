// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.ws.rs.core.Response;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/** What synonyms and pins answer alike: both are rules with an id that the server made. */
final class RuleAnswers {
  private RuleAnswers() {}

  static String known(String id) {
    if (!id.matches("[0-9a-f-]{36}")) {
      throw missing();
    }
    return id;
  }

  static Response gone(boolean deleted) {
    if (!deleted) {
      throw missing();
    }
    return Response.noContent().build();
  }

  static ProblemException missing() {
    return new ProblemException(CommonProblem.NOT_FOUND, "There is no rule with this id");
  }
}
