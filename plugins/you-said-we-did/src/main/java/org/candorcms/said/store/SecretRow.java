// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A secret of this installation. */
@Entity
@Table(name = "said_secret")
public class SecretRow {
  @Id public String name = "";

  public String content = "";

  /** For the persistence provider. */
  public SecretRow() {}
}
