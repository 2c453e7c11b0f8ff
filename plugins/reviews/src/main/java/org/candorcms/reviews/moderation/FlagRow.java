// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A complaint of a visitor about a review. */
@Entity
@Table(name = "reviews_flag")
public class FlagRow {
  @Id public String id = "";

  @Column(name = "review_id")
  public String reviewId = "";

  public String visitor = "";
  public String reason = "";
  public String note = "";

  @Column(name = "flagged_at")
  public long flaggedAt;

  /** For the persistence provider. */
  public FlagRow() {}
}
