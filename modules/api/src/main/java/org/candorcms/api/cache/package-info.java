// SPDX-License-Identifier: Apache-2.0
/**
 * Forgetting cached output when content changes. Start with {@link
 * org.candorcms.api.cache.CacheTags}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.cache;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
