// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A browser that is signed in. */
@Entity
@Table(name = "security_session")
@NullUnmarked
class SessionRow {
  /** SHA-256 of the cookie's value, which is stored nowhere. */
  @Id
  @Column(name = "hash")
  String hash;

  @Column(name = "username")
  String username;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  protected SessionRow() {}
}
