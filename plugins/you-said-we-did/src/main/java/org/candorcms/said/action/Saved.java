// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.util.List;
import org.candorcms.said.promise.Finding;

/**
 * What a write did.
 *
 * @param created whether the action is new
 * @param warnings what an editor should think about, though it was stored
 */
public record Saved(Action action, boolean created, List<Finding> warnings) {
  /** Copies collections. */
  public Saved {
    warnings = List.copyOf(warnings);
  }
}
