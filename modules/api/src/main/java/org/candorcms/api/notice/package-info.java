// SPDX-License-Identifier: Apache-2.0
/**
 * Telling editors that something waits for them. Start with {@link
 * org.candorcms.api.notice.Notices}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.notice;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
