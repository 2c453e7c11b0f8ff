// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A change that every index still has to see. */
@Entity
@Table(name = "help_change")
public class ChangeRow {
  @Id long seq;

  @Column(name = "article_id")
  String articleId = "";

  @Column(name = "changed_at")
  long changedAt;

  /** For the persistence provider. */
  public ChangeRow() {}
}
