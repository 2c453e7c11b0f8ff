// SPDX-License-Identifier: Apache-2.0
/** Telling those who spoke, once, and only those who want it. */
@NullMarked
package org.candorcms.said.follow;

import org.jspecify.annotations.NullMarked;
