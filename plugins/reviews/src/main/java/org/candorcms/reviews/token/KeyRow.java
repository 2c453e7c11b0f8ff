// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A key of this installation. */
@Entity
@Table(name = "reviews_key")
public class KeyRow {
  @Id String name = "";
  String secret = "";

  @Column(name = "created_at")
  long createdAt;

  /** For the persistence provider. */
  public KeyRow() {}
}
