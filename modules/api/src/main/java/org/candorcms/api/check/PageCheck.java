// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.check;

import java.util.List;
import java.util.Locale;
import org.candorcms.api.page.RenderedPage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at a page that is about to be published, registered as a service. A finding that blocks
 * keeps the page from being published. A check that throws or does not answer within 20 seconds
 * never blocks: the editor is warned that it did not take place.
 *
 * @since 1.0
 */
@ConsumerType
public interface PageCheck {
  /** Unique, plugin first: {@code disclosure.labels}. */
  String name();

  /** Looks at a page as visitors would see it. May block; several threads call one instance. */
  List<Finding> check(RenderedPage page);

  /**
   * The same in the words of whoever asked.
   *
   * @param readers languages that the editor reads, the preferred one first; possibly none
   * @since 1.1
   */
  default List<Finding> check(RenderedPage page, List<Locale> readers) {
    return check(page);
  }

  /**
   * Told after a page went public, with the page as visitors now see it. May block; a failure is
   * logged and changes nothing. Not called again for a publication that a crash cut off.
   *
   * @param by name of the editor
   */
  default void published(RenderedPage page, String by) {}
}
