// SPDX-License-Identifier: Apache-2.0
/** Lets a host of the javax.servlet age call the Jakarta dispatcher of Candor. */
@NullMarked
package org.candorcms.bridge;

import org.jspecify.annotations.NullMarked;
