// SPDX-License-Identifier: Apache-2.0
/**
 * Labels that travel with a piece of content. Start with {@link
 * org.candorcms.api.label.ContentLabel}; {@link org.candorcms.api.label.LinkLabel} is for the links
 * inside, {@link org.candorcms.api.label.ContentLabels} for who shows content of its own.
 */
@Export
@Version("1.2.0")
@NullMarked
package org.candorcms.api.label;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
