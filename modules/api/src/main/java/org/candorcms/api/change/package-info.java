// SPDX-License-Identifier: Apache-2.0
/**
 * What has changed about a product since somebody wrote about it. Start with {@link
 * org.candorcms.api.change.ChangeSource}.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.candorcms.api.change;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
