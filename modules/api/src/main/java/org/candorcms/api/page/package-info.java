// SPDX-License-Identifier: Apache-2.0
/**
 * Whole pages under a prefix of a plugin's own. Start with {@link
 * org.candorcms.api.page.PageSource}.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.candorcms.api.page;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
