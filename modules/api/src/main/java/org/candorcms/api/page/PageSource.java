// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whole pages under a prefix, registered as a service with {@link PagePrefix}. The host adds the
 * theme's frame, language choice, sitemap, caching and the page for what is missing. The longest
 * matching prefix wins; a record nested in the implementing class and called {@code Params}
 * declares the request parameters it reads.
 *
 * @since 1.0
 */
@ConsumerType
public interface PageSource {
  /** The page at {@link PageRequest#path()}. May block; several threads call one instance. */
  PageResult page(PageRequest request);

  /** Every page that search engines may list. Called off the request path where possible. */
  default Stream<SitemapEntry> sitemap() {
    return Stream.empty();
  }

  /**
   * Entries of the site's main navigation in a language; may be empty. Kept for up to a minute:
   * invalidate the cache tag {@code navigation} when they change.
   */
  default List<Link> navigation(Locale language) {
    return List.of();
  }
}
