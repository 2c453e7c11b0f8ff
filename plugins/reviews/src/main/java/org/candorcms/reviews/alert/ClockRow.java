// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The clock of the reply to one review; times in milliseconds, 0 for never. */
@Entity
@Table(name = "reviews_clock")
public class ClockRow {
  /** Waits for the merchant. */
  static final String RUNNING = "running";

  /** The merchant has replied. */
  static final String ANSWERED = "answered";

  /** There is nothing to reply to in public. */
  static final String CLOSED = "closed";

  @Id
  @Column(name = "review_id")
  String reviewId = "";

  String product = "";
  int rating;

  @Column(name = "arrived_at")
  long arrivedAt;

  @Column(name = "remind_at")
  long remindAt;

  @Column(name = "due_at")
  long dueAt;

  @Column(name = "reminded_at")
  long remindedAt;

  @Column(name = "breached_at")
  long breachedAt;

  @Column(name = "answered_at")
  long answeredAt;

  /** Business time until the answer. */
  @Column(name = "open_seconds")
  long openSeconds;

  String state = "";

  /** For the persistence provider. */
  public ClockRow() {}
}
