// SPDX-License-Identifier: Apache-2.0
/** Who is calling and what they may do. Start with {@link org.candorcms.api.security.Caller}. */
@Export
@Version("1.1.0")
@NullMarked
package org.candorcms.api.security;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
