// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

/** Gives the rules in force. */
public interface RuleBooks {
  /** The packs that are switched on; a snapshot that never changes. */
  RuleBook inForce();
}
