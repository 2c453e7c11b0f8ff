// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Somebody who signs in with a password. */
@Entity
@Table(name = "security_account")
@NullUnmarked
class AccountRow {
  /** In lower case. */
  @Id
  @Column(name = "username")
  String username;

  /** Argon2id with its parameters. */
  @Column(name = "password")
  String password;

  /** Held roles without implied ones, separated by commas. */
  @Column(name = "roles")
  String roles;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "changed_at")
  Instant changedAt;

  protected AccountRow() {}
}
