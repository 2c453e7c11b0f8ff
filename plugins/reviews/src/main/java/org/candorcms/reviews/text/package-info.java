// SPDX-License-Identifier: Apache-2.0
/** What can be told from the words of a review alone. */
@NullMarked
package org.candorcms.reviews.text;

import org.jspecify.annotations.NullMarked;
