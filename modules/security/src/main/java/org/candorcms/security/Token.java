// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bearer token, as the API shows it: without the secret.
 *
 * @param id for withdrawing it
 * @param name what it is for
 * @param roles held roles without implied ones
 * @param createdBy who made it
 * @param createdAt when it was made
 * @param expiresAt when it ends, empty for never
 */
public record Token(
    String id,
    String name,
    List<String> roles,
    String createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt) {
  /** Copies collections. */
  public Token {
    roles = List.copyOf(roles);
  }

  static Token of(TokenRow row) {
    return new Token(
        row.id,
        row.name,
        Roles.parse(row.roles),
        row.createdBy,
        row.createdAt,
        Optional.ofNullable(row.expiresAt));
  }
}
