// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A stored invitation. */
@Entity
@Table(name = "reviews_invitation")
public class InvitationRow {
  @Id String id = "";
  String product = "";

  @Column(name = "order_hash")
  String orderHash = "";

  String person = "";

  @Column(name = "created_at")
  long createdAt;

  @Column(name = "expires_at")
  long expiresAt;

  @Column(name = "used_by")
  String usedBy = "";

  /** For the persistence provider. */
  public InvitationRow() {}
}
