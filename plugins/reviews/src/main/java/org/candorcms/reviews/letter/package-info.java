// SPDX-License-Identifier: Apache-2.0
/** Mails to buyers and authors, in their languages. */
@NullMarked
package org.candorcms.reviews.letter;

import org.jspecify.annotations.NullMarked;
