// SPDX-License-Identifier: Apache-2.0
/** Asking buyers for a review: orders, what the law of their country wants, and the mail. */
@NullMarked
package org.candorcms.reviews.request;

import org.jspecify.annotations.NullMarked;
