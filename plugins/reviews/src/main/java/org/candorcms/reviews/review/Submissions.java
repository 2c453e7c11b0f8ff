// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.List;

/** Takes what visitors send. A visitor is told by {@link VisitorKeys}. */
public interface Submissions {
  /**
   * Takes a review; it waits for a decision.
   *
   * @param photos already stored by the host
   * @param visitor key of the visitor
   * @return the review as kept, except that a purchase that its order number proves is not told:
   *     who tries numbers and addresses learns nothing
   * @throws org.candorcms.api.problem.ProblemException 400 with errors by field
   */
  Review submit(NewReview review, List<Photo> photos, String visitor);

  /**
   * Counts a vote; one for each visitor, a later one replaces it.
   *
   * @return votes that found the review helpful, this one included
   * @throws org.candorcms.api.problem.ProblemException 404 if no such review is public
   */
  long vote(String review, String visitor, boolean helpful);

  /**
   * Takes a complaint about a review; one for each visitor, a later one is not counted again.
   *
   * @param reason one of the reasons to reject
   * @param note may be empty
   * @throws org.candorcms.api.problem.ProblemException 404 if no such review is public
   */
  void flag(String review, String visitor, String reason, String note);

  /** Gives or withdraws the consent to be quoted; says whether there is such a review. */
  boolean quotable(String review, boolean consent);

  /**
   * Deletes a review with everything that belongs to it, photos too; the ledger keeps its decision.
   */
  boolean erase(String review);
}
