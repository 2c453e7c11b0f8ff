// SPDX-License-Identifier: Apache-2.0
/**
 * Deciding on reviews by rules that are the same for all of them. Start with {@link
 * org.candorcms.reviews.moderation.Moderation}.
 */
@NullMarked
package org.candorcms.reviews.moderation;

import org.jspecify.annotations.NullMarked;
