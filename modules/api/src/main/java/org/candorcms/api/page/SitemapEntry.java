// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A page for search engines.
 *
 * @param path path from the root of the site
 * @param updated last change of the content
 * @param alternates the same page in other languages, itself included; empty if there are none
 * @since 1.0
 */
public record SitemapEntry(String path, Instant updated, Map<Locale, String> alternates) {
  /** Copies collections. */
  public SitemapEntry {
    alternates = Map.copyOf(alternates);
  }
}
