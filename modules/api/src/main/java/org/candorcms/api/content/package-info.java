// SPDX-License-Identifier: Apache-2.0
/** Text from outside made safe to show. Start with {@link org.candorcms.api.content.Markup}. */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.content;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
