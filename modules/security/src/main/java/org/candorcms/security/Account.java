// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.time.Instant;
import java.util.List;

/**
 * An account, as the API shows it.
 *
 * @param username in lower case
 * @param roles held roles without implied ones
 * @param createdAt when it was made
 * @param changedAt when its password or roles were set last
 */
public record Account(String username, List<String> roles, Instant createdAt, Instant changedAt) {
  /** Copies collections. */
  public Account {
    roles = List.copyOf(roles);
  }

  static Account of(AccountRow row) {
    return new Account(row.username, Roles.parse(row.roles), row.createdAt, row.changedAt);
  }
}
