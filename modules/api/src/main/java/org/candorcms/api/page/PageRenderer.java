// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Renders pages of this site outside a request, as a visitor who is not signed in would see them.
 * Nothing is read from or written to the cache of pages.
 *
 * @since 1.1
 */
@ProviderType
public interface PageRenderer {
  /**
   * The page at a path; empty where there is none, or one that moved.
   *
   * @param path from the root of the site
   * @param preview token of {@link PageRequest#preview()}; empty for what is published
   * @throws RuntimeException if the page's source fails
   */
  Optional<RenderedPage> render(String path, String preview);
}
