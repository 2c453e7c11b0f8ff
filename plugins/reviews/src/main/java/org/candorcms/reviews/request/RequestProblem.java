// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import org.candorcms.api.problem.ProblemCode;

/** What can go wrong with invitations. */
public enum RequestProblem implements ProblemCode {
  /** The invitation was used for this product before. */
  INVITATION_USED("reviews.invitation-used", 409, "This invitation was used before");

  private final String code;
  private final int status;
  private final String title;

  RequestProblem(String code, int status, String title) {
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
