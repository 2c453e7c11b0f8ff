// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A change of a request's fate; never changed itself. */
@Entity
@Table(name = "reviews_order_step")
public class OrderStepRow {
  @Id String id = "";

  @Column(name = "order_id")
  String orderId = "";

  String state = "";
  String reason = "";

  @Column(name = "rule_id")
  String ruleId = "";

  @Column(name = "happened_at")
  long happenedAt;

  /** For the persistence provider. */
  public OrderStepRow() {}
}
