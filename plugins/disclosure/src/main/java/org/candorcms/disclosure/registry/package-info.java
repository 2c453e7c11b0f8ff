// SPDX-License-Identifier: Apache-2.0
/** Creators, brands and what ties them. */
@NullMarked
package org.candorcms.disclosure.registry;

import org.jspecify.annotations.NullMarked;
