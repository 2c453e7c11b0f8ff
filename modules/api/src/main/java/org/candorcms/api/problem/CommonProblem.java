// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.problem;

/**
 * Failures that any module may report.
 *
 * @since 1.0
 */
public enum CommonProblem implements ProblemCode {
  /** The request cannot be understood. */
  BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
  /** Values are missing, malformed or out of bounds; see errors. */
  INVALID_INPUT("invalid-input", 400, "Some values are not valid"),
  /** Nobody is signed in. */
  UNAUTHENTICATED("unauthenticated", 401, "Sign in first"),
  /** The caller lacks a role. */
  FORBIDDEN("forbidden", 403, "You may not do this"),
  /** There is nothing at this address. */
  NOT_FOUND("not-found", 404, "There is nothing here"),
  /** The method does not exist at this address. */
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method is not available here"),
  /** No representation that the caller accepts. */
  NOT_ACCEPTABLE("not-acceptable", 406, "No representation that you accept"),
  /** The state of the resource does not allow it. */
  CONFLICT("conflict", 409, "The current state does not allow this"),
  /** The version in If-Match is stale. */
  STALE("stale", 412, "Somebody else has changed this meanwhile"),
  /** Too large. */
  TOO_LARGE("too-large", 413, "The request is too large"),
  /** Media type not understood. */
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "This media type is not understood"),
  /** Understood, but refused. */
  UNPROCESSABLE("unprocessable", 422, "The content was understood but refused"),
  /** If-Match is required. */
  IF_MATCH_REQUIRED("if-match-required", 428, "Say which version you are changing (If-Match)"),
  /** Too many requests. */
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  /** A fault of ours. */
  INTERNAL("internal", 500, "Something went wrong on our side"),
  /** Not ready yet, or resting. */
  UNAVAILABLE("unavailable", 503, "Not available right now");

  private final String code;
  private final int status;
  private final String title;

  CommonProblem(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
