// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An event that listeners are still to hear of. */
@Entity
@Table(name = "reviews_event")
public class EventRow {
  @Id String id = "";
  String kind = "";

  @Column(name = "review_id")
  String reviewId = "";

  String product = "";

  @Column(name = "happened_at")
  long happenedAt;

  /** For the persistence provider. */
  public EventRow() {}

  ReviewEvent event() {
    return new ReviewEvent(
        id, ReviewEvent.Kind.valueOf(kind), reviewId, product, Instant.ofEpochMilli(happenedAt));
  }
}
