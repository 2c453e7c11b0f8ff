// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An order and the fate of its request; times in milliseconds, 0 for never. */
@Entity
@Table(name = "reviews_order")
public class OrderRow {
  @Id String id = "";

  /** Only kept while a mail may still be sent. */
  String email = "";

  String person = "";

  /** Of {@link ReportedPurchases#buyer}; empty for orders of before. */
  String buyer = "";

  String customer = "";
  String lang = "";
  String country = "";

  /** A JSON object of names by id. */
  String products = "";

  @Column(name = "delivered_at")
  long deliveredAt;

  @Column(name = "refunded_at")
  long refundedAt;

  @Column(name = "open_ticket")
  boolean openTicket;

  @Column(name = "marketing_notice")
  boolean marketingNotice;

  String state = "";
  String reason = "";

  @Column(name = "rule_id")
  String ruleId = "";

  @Column(name = "due_at")
  long dueAt;

  @Column(name = "sent_at")
  long sentAt;

  @Column(name = "created_at")
  long createdAt;

  @Column(name = "changed_at")
  long changedAt;

  /** For the persistence provider. */
  public OrderRow() {}
}
