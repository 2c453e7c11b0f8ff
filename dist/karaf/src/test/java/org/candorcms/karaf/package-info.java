// SPDX-License-Identifier: Apache-2.0
/** Candor inside a stock Karaf. */
@NullMarked
package org.candorcms.karaf;

import org.jspecify.annotations.NullMarked;
