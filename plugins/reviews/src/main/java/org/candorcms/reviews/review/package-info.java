// SPDX-License-Identifier: Apache-2.0
/**
 * Reviews as they are written, kept and read. Start with {@link
 * org.candorcms.reviews.review.Reviews} to read and {@link
 * org.candorcms.reviews.review.Submissions} to write.
 */
@NullMarked
package org.candorcms.reviews.review;

import org.jspecify.annotations.NullMarked;
