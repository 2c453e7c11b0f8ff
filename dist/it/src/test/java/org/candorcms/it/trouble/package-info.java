// SPDX-License-Identifier: Apache-2.0
/** A plugin that misbehaves; packed into a bundle by the tests. */
@NullMarked
package org.candorcms.it.trouble;

import org.jspecify.annotations.NullMarked;
