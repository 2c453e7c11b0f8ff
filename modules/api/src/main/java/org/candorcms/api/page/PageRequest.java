// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

import java.util.List;
import java.util.Locale;
import org.candorcms.api.widget.RenderContext;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A request for a page.
 *
 * @since 1.0
 */
@ProviderType
public interface PageRequest extends RenderContext {
  /**
   * Decoded path from the root of the site, starting with the source's prefix, without a slash at
   * its end: {@code /help/en/refund-time}; {@code /} for the root.
   */
  String path();

  /** What the visitor's browser prefers, best first; the site's default language is always last. */
  List<Locale> preferredLanguages();

  /**
   * The value of the request's parameter {@code preview}, unverified: the source verifies it. Empty
   * if there is none. The answer to a request with a preview is never reused nor listed by search
   * engines.
   */
  String preview();

  /**
   * Whether a visitor asked for the page; not so where it is rendered outside a request, as {@link
   * PageRenderer} does. For counting what is seen, no more: the output must not depend on it, and
   * stays reusable.
   *
   * @since 1.1
   */
  default boolean visited() {
    return true;
  }
}
