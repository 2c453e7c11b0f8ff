// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.feed;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A feed at {@code /feeds/{name}.atom} (RFC 4287), {@code .rss} (RSS 2.0) and {@code .json} (JSON
 * Feed 1.1), registered with {@link FeedName}.
 *
 * @since 1.0
 */
@ConsumerType
@FunctionalInterface
public interface FeedSource {
  /** The newest entries, newest first, at most {@code limit}. May block. */
  Feed feed(int limit);
}
