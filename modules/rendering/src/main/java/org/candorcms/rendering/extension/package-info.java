// SPDX-License-Identifier: Apache-2.0
/** Services of plugins, tracked so that a version can be replaced under load. */
@NullMarked
package org.candorcms.rendering.extension;

import org.jspecify.annotations.NullMarked;
