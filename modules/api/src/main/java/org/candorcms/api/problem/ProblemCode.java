// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.problem;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A stable name for a kind of failure; implemented by an enum of each module, never reused.
 *
 * @since 1.0
 */
@ConsumerType
public interface ProblemCode {
  /** As in {@code help.article-not-found}; also the name of its page under {@code docs/errors}. */
  String code();

  /** HTTP status, 400 to 599. */
  int status();

  /** One fixed English sentence without a full stop. */
  String title();
}
