// SPDX-License-Identifier: Apache-2.0
/** The assembled product, tested from outside. */
@NullMarked
package org.candorcms.it;

import org.jspecify.annotations.NullMarked;
