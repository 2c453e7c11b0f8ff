// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the last check of a page found. */
@Entity
@Table(name = "disclosure_page")
public class PageRow {
  @Id String path = "";

  @Column(name = "content_id")
  String contentId = "";

  String lang = "";
  String title = "";
  String label = "";
  String findings = "";
  int blocked;
  int warned;

  @Column(name = "run_id")
  String runId = "";

  @Column(name = "checked_at")
  Instant checkedAt = Instant.EPOCH;

  /** For the persistence provider. */
  public PageRow() {}
}
