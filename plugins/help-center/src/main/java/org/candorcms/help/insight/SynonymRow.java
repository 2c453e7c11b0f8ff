// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Words that mean the same, one a line. */
@Entity
@Table(name = "help_synonym")
public class SynonymRow {
  @Id String id = "";
  String lang = "";
  String terms = "";

  @Column(name = "changed_at")
  long changedAt;

  /** For the persistence provider. */
  public SynonymRow() {}
}
