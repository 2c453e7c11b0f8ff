// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.task;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a job at one moment.
 *
 * @param id UUIDv7
 * @param kind as started
 * @param title for editors
 * @param state {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param done items done
 * @param total items in all, 0 if unknown
 * @param message what is being done, or why it failed
 * @param startedBy name of the caller
 * @param startedAt start
 * @param endedAt end, where it has ended
 * @param result what the work returned, where it has ended well
 * @since 1.0
 */
public record Job(
    String id,
    String kind,
    String title,
    String state,
    long done,
    long total,
    String message,
    String startedBy,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<Object> result) {}
