// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An article that comes first for a query until a moment; 0 for without end. */
@Entity
@Table(name = "help_pin")
public class PinRow {
  @Id String id = "";
  String query = "";
  String lang = "";

  @Column(name = "article_id")
  String articleId = "";

  @Column(name = "pin_position")
  int position;

  @Column(name = "until_at")
  long untilAt;

  @Column(name = "changed_at")
  long changedAt;

  /** For the persistence provider. */
  public PinRow() {}
}
