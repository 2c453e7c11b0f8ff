// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

/** What a finding does. */
public enum Severity {
  /** Publishing stops. */
  BLOCK,
  /** An editor is told. */
  WARN
}
