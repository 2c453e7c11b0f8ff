// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.time.Duration;
import java.time.Instant;

/**
 * What the merchant answered in public.
 *
 * @param body plain text
 * @param at when
 * @param after time since the review came in
 */
public record Reply(String body, Instant at, Duration after) {}
