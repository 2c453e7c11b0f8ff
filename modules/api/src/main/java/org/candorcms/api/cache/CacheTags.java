// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.cache;

import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Forgets cached output by tag. Tags are free; by convention plugin first: {@code help}, {@code
 * help.article.42}.
 *
 * @since 1.0
 */
@ProviderType
public interface CacheTags {
  /** Forgets everything that carries one of the tags; call it after the commit. Does not block. */
  void invalidate(Collection<String> tags);
}
