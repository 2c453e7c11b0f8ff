// SPDX-License-Identifier: Apache-2.0
/** Rendered output, remembered until a tag is invalidated. */
@NullMarked
package org.candorcms.rendering.cache;

import org.jspecify.annotations.NullMarked;
