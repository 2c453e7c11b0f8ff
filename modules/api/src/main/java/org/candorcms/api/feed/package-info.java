// SPDX-License-Identifier: Apache-2.0
/**
 * Feeds, delivered as Atom and as JSON Feed. Start with {@link org.candorcms.api.feed.FeedSource}.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.candorcms.api.feed;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
