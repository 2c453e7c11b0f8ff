// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An address that an action once had. */
@Entity
@Table(name = "said_redirect")
public class RedirectRow {
  @Id public String slug = "";

  @Column(name = "action_id")
  public String actionId = "";

  /** For the persistence provider. */
  public RedirectRow() {}
}
