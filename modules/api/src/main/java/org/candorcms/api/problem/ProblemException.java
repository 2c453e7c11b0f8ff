// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.problem;

import java.util.List;
import java.util.Map;

/**
 * A failure with an answer for the caller: the host writes it as RFC 9457 problem details.
 *
 * @since 1.0
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemCode code;
  private final transient List<FieldError> errors;
  private final transient Map<String, String> headers;

  /**
   * A failure.
   *
   * @param code the kind
   * @param detail this case, safe to show: no class names, paths, SQL or secrets
   */
  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of(), Map.of());
  }

  /**
   * A failure with errors by field and response headers (such as {@code ETag} of the current
   * version for {@link CommonProblem#STALE}).
   */
  public ProblemException(
      ProblemCode code, String detail, List<FieldError> errors, Map<String, String> headers) {
    super(detail, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /** Invalid input with errors by field. */
  public static ProblemException invalid(List<FieldError> errors) {
    return new ProblemException(
        CommonProblem.INVALID_INPUT,
        errors.isEmpty() ? CommonProblem.INVALID_INPUT.title() : errors.get(0).message(),
        errors,
        Map.of());
  }

  /** Invalid input with one error. */
  public static ProblemException invalid(String pointer, String code, String message) {
    return invalid(List.of(new FieldError(pointer, code, message)));
  }

  /** The kind of failure. */
  public ProblemCode code() {
    return code;
  }

  /** Errors by field, possibly none. */
  public List<FieldError> errors() {
    return errors;
  }

  /** Headers of the answer, possibly none. */
  public Map<String, String> headers() {
    return headers;
  }

  /** This case, safe to show. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
