// SPDX-License-Identifier: Apache-2.0
/** Settings of the surroundings. Start with {@link org.candorcms.api.settings.HostSettings}. */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.settings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
