// SPDX-License-Identifier: Apache-2.0
/**
 * Folders in which a plugin keeps files. Start with {@link org.candorcms.api.files.PluginFiles}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.files;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
