// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.proof;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** HTML that a record speaks of, once for each hash. */
@Entity
@Table(name = "disclosure_html")
public class HtmlRow {
  @Id String hash = "";
  String html = "";

  /** For the persistence provider. */
  public HtmlRow() {}
}
