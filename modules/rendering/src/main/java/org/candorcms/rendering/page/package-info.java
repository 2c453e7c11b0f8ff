// SPDX-License-Identifier: Apache-2.0
/** Pages, fragments, forms, feeds and assets over HTTP. */
@NullMarked
package org.candorcms.rendering.page;

import org.jspecify.annotations.NullMarked;
