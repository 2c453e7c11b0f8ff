// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.util.Arrays;
import java.util.Optional;

/** How far an action is. "Could not" is an answer of the same weight as "done". */
public enum Status {
  /** Heard, nothing decided yet. */
  SAID("said"),
  /** Decided, not begun. */
  PLANNED("planned"),
  /** Begun. */
  DOING("doing"),
  /** Finished, with evidence. */
  DONE("done"),
  /** Not possible, with the reason. */
  COULD_NOT("could-not");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  /** The name in JSON, addresses and messages. */
  public String text() {
    return text;
  }

  /** Whether nothing is left to do. */
  public boolean closed() {
    return this == DONE || this == COULD_NOT;
  }

  /** The status with a name, if there is one. */
  public static Optional<Status> of(String text) {
    return Arrays.stream(values()).filter(status -> status.text.equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
