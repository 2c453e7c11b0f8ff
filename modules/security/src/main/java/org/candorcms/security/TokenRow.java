// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A bearer token of a program. */
@Entity
@Table(name = "security_token")
@NullUnmarked
class TokenRow {
  @Id
  @Column(name = "id")
  String id;

  /** SHA-256 of the token, which is stored nowhere. */
  @Column(name = "hash")
  String hash;

  @Column(name = "name")
  String name;

  @Column(name = "roles")
  String roles;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "created_at")
  Instant createdAt;

  /** Null for a token without end. */
  @Column(name = "expires_at")
  Instant expiresAt;

  protected TokenRow() {}
}
