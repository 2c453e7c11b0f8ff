// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.candorcms.disclosure.check.LabelText;

/** Labels of pieces of content that are published. */
public interface ContentLabels {
  /**
   * The labels in force.
   *
   * @param contentIds as in {@code page:/reviews/kettle}; at most 200
   * @return labels by id; pieces that need none are left out
   */
  Map<String, LabelText> of(Set<String> contentIds, Locale language);
}
