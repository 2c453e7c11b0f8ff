// SPDX-License-Identifier: Apache-2.0
/** The HTTP API: {@code /api/reviews}, {@code /api/products}, {@code /api/ratings}. */
@NullMarked
package org.candorcms.reviews.rest;

import org.jspecify.annotations.NullMarked;
