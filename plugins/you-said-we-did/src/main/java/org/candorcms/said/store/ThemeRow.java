// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Voices about the same thing. */
@Entity
@Table(name = "said_theme")
public class ThemeRow {
  @Id public String id = "";

  public String title = "";

  public String summary = "";

  public String lang = "";

  public long voices;

  @Column(name = "merged_into")
  public String mergedInto = "";

  public long version;

  @Column(name = "created_at")
  public long createdAt;

  @Column(name = "updated_at")
  public long updatedAt;

  /** For the persistence provider. */
  public ThemeRow() {}
}
