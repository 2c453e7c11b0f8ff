// SPDX-License-Identifier: Apache-2.0
/** Which rule packs are in force. */
@NullMarked
package org.candorcms.disclosure.packs;

import org.jspecify.annotations.NullMarked;
