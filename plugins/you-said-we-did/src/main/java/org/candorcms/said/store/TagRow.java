// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A word for topic, intent or pain point. */
@Entity
@Table(name = "said_tag")
public class TagRow {
  @Id public String id = "";

  public String kind = "";

  public String label = "";

  public String words = "";

  @Column(name = "changed_at")
  public long changedAt;

  /** For the persistence provider. */
  public TagRow() {}
}
