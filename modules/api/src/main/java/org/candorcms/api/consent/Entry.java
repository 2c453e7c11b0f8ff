// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.consent;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger.
 *
 * @param consent what was agreed to
 * @param grantedAt when
 * @param endedAt when it ended; null while it is in force
 * @param reason how it ended: {@code withdrawn}, {@code expired}, {@code replaced}, {@code erased};
 *     empty while it is in force
 * @since 1.0
 */
public record Entry(Consent consent, Instant grantedAt, @Nullable Instant endedAt, String reason) {
  /** When it ended, if it has. */
  public Optional<Instant> end() {
    return Optional.ofNullable(endedAt);
  }
}
