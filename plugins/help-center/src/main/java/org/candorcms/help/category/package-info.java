// SPDX-License-Identifier: Apache-2.0
/** The tree that articles stand in. */
@NullMarked
package org.candorcms.help.category;

import org.jspecify.annotations.NullMarked;
