// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import java.time.Duration;
import java.time.Instant;

/**
 * A line of the public record of moderation.
 *
 * @param reason code of a {@link Reason}; empty for an approval
 * @param automatic whether the clock published it
 * @param waited time from coming in to the decision
 */
public record LedgerEntry(
    String id,
    String review,
    String product,
    int rating,
    String decision,
    String reason,
    boolean automatic,
    Instant decidedAt,
    Duration waited) {}
