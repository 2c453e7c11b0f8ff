// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** Random bytes that this installation made for itself. */
@Entity
@Table(name = "services_secret")
@NullUnmarked
class SecretRow {
  @Id
  @Column(name = "name")
  String name;

  @Column(name = "material")
  String material;

  protected SecretRow() {}
}
