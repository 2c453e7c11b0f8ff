// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The numbers of a month, frozen. */
@Entity
@Table(name = "said_snapshot")
public class SnapshotRow {
  @Id public String id = "";

  @Column(name = "report_month")
  public String reportMonth = "";

  @Column(name = "created_at")
  public long createdAt;

  public String document = "";

  /** For the persistence provider. */
  public SnapshotRow() {}
}
