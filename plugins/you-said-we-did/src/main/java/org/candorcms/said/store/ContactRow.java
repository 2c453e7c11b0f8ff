// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who left a mail address. */
@Entity
@Table(name = "said_contact")
public class ContactRow {
  @Id public String id = "";

  public String email = "";

  public String lang = "";

  public String state = "";

  @Column(name = "asked_at")
  public long askedAt;

  @Column(name = "changed_at")
  public long changedAt;

  /** For the persistence provider. */
  public ContactRow() {}
}
