// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

/** Checks content against the rules in force. Does not block and keeps nothing; thread-safe. */
public interface Checker {
  /**
   * Checks.
   *
   * @throws org.candorcms.disclosure.wording.Refused for an audience without a rule pack
   */
  CheckResult check(CheckRequest request);
}
