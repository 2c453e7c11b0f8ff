// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A stored line of the ledger. */
@Entity
@Table(name = "reviews_ledger")
public class LedgerRow {
  @Id String id = "";

  @Column(name = "review_id")
  String reviewId = "";

  String product = "";
  int rating;
  String decision = "";
  String reason = "";
  boolean automatic;

  @Column(name = "decided_by")
  String decidedBy = "";

  @Column(name = "submitted_at")
  long submittedAt;

  @Column(name = "decided_at")
  long decidedAt;

  /** For the persistence provider. */
  public LedgerRow() {}

  LedgerEntry entry() {
    return new LedgerEntry(
        id,
        reviewId,
        product,
        rating,
        decision,
        reason,
        automatic,
        Instant.ofEpochMilli(decidedAt),
        Duration.ofMillis(Math.max(0, decidedAt - submittedAt)));
  }
}
