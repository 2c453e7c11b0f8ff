// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.time.Instant;

/**
 * An action as it was after a change.
 *
 * @param by who changed it, for editors only
 * @param what {@code created, changed, status, disputed, merged, split}
 * @param document the action as JSON
 */
public record Revision(
    long version,
    Instant at,
    String by,
    String what,
    Status status,
    long change,
    String document) {}
