// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import org.candorcms.api.problem.ProblemCode;

/** Failures of this module. */
enum PageProblem implements ProblemCode {
  /** Another published page has the path. */
  PATH_TAKEN("pages.path-taken", 409, "Another page has this path"),
  /** A widget on the page cannot be shown. */
  NOT_PUBLISHABLE("pages.not-publishable", 422, "The page cannot be published yet");

  private final String code;
  private final int status;
  private final String title;

  PageProblem(String code, int status, String title) {
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
