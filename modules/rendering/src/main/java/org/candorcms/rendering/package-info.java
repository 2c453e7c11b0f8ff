// SPDX-License-Identifier: Apache-2.0
/**
 * Turns pages and widgets into HTML. Start with {@link org.candorcms.rendering.RenderingModule}.
 */
@NullMarked
package org.candorcms.rendering;

import org.jspecify.annotations.NullMarked;
