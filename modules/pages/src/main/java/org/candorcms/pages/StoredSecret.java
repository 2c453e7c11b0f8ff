// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A key that every node of an installation shares. */
@Entity
@Table(name = "page_secret")
public class StoredSecret {
  @Id String name = "";

  @Column(name = "secret_value")
  String value = "";

  /** For the persistence provider. */
  protected StoredSecret() {}

  StoredSecret(String name, String value) {
    this.name = name;
    this.value = value;
  }
}
