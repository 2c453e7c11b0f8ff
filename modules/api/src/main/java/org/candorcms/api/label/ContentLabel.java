// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.label;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Labels for pieces of content, shown wherever that content appears: page, card, feed, search hit,
 * Open Graph, API. Asked while pages are rendered: answer from memory.
 *
 * @since 1.0
 */
@ConsumerType
@FunctionalInterface
public interface ContentLabel {
  /**
   * Cache tag of everything that shows labels; invalidate it when labels change.
   *
   * @since 1.1
   */
  String TAG = "labels";

  /**
   * Labels by content id, in a language. Asked once for many pieces.
   *
   * @param contentIds as in {@code help.article:refund-time}; at most 200
   * @return texts by id; ids without labels may be left out
   */
  Map<String, List<String>> labels(Set<String> contentIds, Locale language);
}
