// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.wording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;

/** A request that cannot be granted, for a reason that is worded when it is answered. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CommonProblem problem;
  private final transient Optional<Field> field;
  private final transient Statement reason;
  private final transient Map<String, String> headers;

  /** Where the input is at fault. */
  private record Field(String pointer, String code) {}

  private Refused(
      CommonProblem problem, Optional<Field> field, Statement reason, Map<String, String> headers) {
    super(Wording.DEFAULT.say(reason), null, false, false);
    this.problem = problem;
    this.field = field;
    this.reason = reason;
    this.headers = Map.copyOf(headers);
  }

  /** For a reason that lies in what is stored. */
  public Refused(CommonProblem problem, Statement reason) {
    this(problem, Optional.empty(), reason, Map.of());
  }

  /** For a reason that lies in what is stored, with headers of the answer. */
  public Refused(CommonProblem problem, Statement reason, Map<String, String> headers) {
    this(problem, Optional.empty(), reason, headers);
  }

  /** Invalid input. */
  public static Refused invalid(String pointer, String code, Statement reason) {
    return new Refused(
        CommonProblem.INVALID_INPUT, Optional.of(new Field(pointer, code)), reason, Map.of());
  }

  /** As the host answers it. */
  public ProblemException in(Wording wording) {
    String text = wording.say(reason);
    return new ProblemException(
        problem,
        text,
        field.map(at -> List.of(new FieldError(at.pointer(), at.code(), text))).orElse(List.of()),
        headers);
  }
}
