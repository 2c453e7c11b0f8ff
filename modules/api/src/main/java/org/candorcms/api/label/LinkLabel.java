// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.label;

import java.util.Locale;
import org.candorcms.api.content.SafeHtml;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What links inside a piece of content must carry: a {@code rel}, a marker beside them, the
 * explanation of the marker. Asked while pages are rendered, after all widgets: answer from memory.
 *
 * @since 1.1
 */
@ConsumerType
@FunctionalInterface
public interface LinkLabel {
  /**
   * The content with its links marked.
   *
   * @param contentId as in {@code help.article:refund-time}; never empty
   * @param html what stands in one slot of the page, safe already
   * @return the same where nothing has to be marked; only what is added may differ
   */
  SafeHtml marked(String contentId, Locale language, SafeHtml html);
}
