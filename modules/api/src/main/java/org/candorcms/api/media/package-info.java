// SPDX-License-Identifier: Apache-2.0
/** Pictures that visitors send. Start with {@link org.candorcms.api.media.Images}. */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.media;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
