// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

/**
 * What is at an address.
 *
 * @since 1.0
 */
public sealed interface PageResult permits Page, PageResult.Moved, PageResult.Missing {
  /**
   * The page lives elsewhere now: 301 (or 302) to a path of this site.
   *
   * @param path path from the root of the site, query allowed
   * @param permanent whether browsers and search engines may remember it
   */
  record Moved(String path, boolean permanent) implements PageResult {}

  /** There is no page. */
  record Missing() implements PageResult {}

  /** There is no page. */
  static PageResult missing() {
    return new Missing();
  }

  /** Permanently moved to a path of this site. */
  static PageResult moved(String path) {
    return new Moved(path, true);
  }
}
