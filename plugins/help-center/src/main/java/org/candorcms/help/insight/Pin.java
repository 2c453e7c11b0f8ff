// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import java.time.Instant;
import java.util.Optional;

/**
 * An article that comes first for a query.
 *
 * @param lang language of the search; empty for all
 * @param position from 1
 * @param until first moment at which it no longer holds; empty for without end
 */
public record Pin(
    String id,
    String query,
    String lang,
    String articleId,
    int position,
    Optional<Instant> until) {}
