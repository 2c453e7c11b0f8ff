// SPDX-License-Identifier: Apache-2.0
/**
 * Screens that a plugin adds to the administration. Start with {@link
 * org.candorcms.api.admin.AdminScreen}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
