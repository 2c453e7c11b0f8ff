// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.Set;

/** What editors have called a false alarm, by content. */
public interface FalseAlarms {
  /**
   * Keys of the findings that are not to be shown again.
   *
   * @param contentId as in {@code page:/reviews/kettle}
   */
  Set<String> of(String contentId);
}
