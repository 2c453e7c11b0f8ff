// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One mail about one change to one person. */
@Entity
@Table(name = "said_delivery")
public class DeliveryRow {
  @Id public String id = "";

  @Column(name = "action_id")
  public String actionId = "";

  @Column(name = "change_no")
  public long changeNo;

  @Column(name = "contact_id")
  public String contactId = "";

  public String state = "";

  @Column(name = "queued_at")
  public long queuedAt;

  @Column(name = "handed_at")
  public long handedAt;

  /** For the persistence provider. */
  public DeliveryRow() {}
}
