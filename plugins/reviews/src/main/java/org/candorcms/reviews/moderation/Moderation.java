// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** What moderators do. Nobody can change the words or the stars of an author. */
public interface Moderation {
  /** How long a decision can be taken back; authors are told after. */
  Duration UNDO = Duration.ofSeconds(20);

  /** Reviews to decide on, oldest first. */
  Queue queue(QueueFilter filter, String cursor, int limit);

  /** One review, whatever its state. */
  Optional<Waiting> find(String review);

  /**
   * Publishes reviews; those that are public already stay as they are.
   *
   * @param by who decides
   * @return how many are public now that were not
   * @throws org.candorcms.api.problem.ProblemException 404 if one is not there
   */
  int approve(Collection<String> reviews, String by);

  /**
   * Withholds reviews for a permitted reason.
   *
   * @param note to the author, beside the reason; may be empty
   * @param by who decides
   * @return how many are withheld now that were not
   * @throws org.candorcms.api.problem.ProblemException 404 if one is not there
   */
  int reject(Collection<String> reviews, Reason reason, String note, String by);

  /**
   * Takes decisions back that the same moderator took a moment ago (see {@link #UNDO}): the reviews
   * wait again. Only a slip can be mended so; hiding what is public needs a reason.
   *
   * @param by who decided
   * @return how many wait again
   * @throws org.candorcms.api.problem.ProblemException 404 if one is not there
   */
  int reopen(Collection<String> reviews, String by);

  /**
   * Answers a review in public; an empty text takes the answer back.
   *
   * @throws org.candorcms.api.problem.ProblemException 404 if it is not there
   */
  void reply(String review, String body, String by);

  /** The public record, newest first. */
  Ledger ledger(String cursor, int limit);

  /** Compares how stars were treated in the last 30 days. */
  Fairness fairness();

  /**
   * Publishes what has waited for the time set and has no hint that a person should look at.
   *
   * @return how many
   */
  int publishOverdue();
}
