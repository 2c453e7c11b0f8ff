// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.proof;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The end of the chain of records; whoever adds one locks it. */
@Entity
@Table(name = "disclosure_chain")
public class ChainRow {
  static final String RECORDS = "records";

  @Id String name = "";
  long counted;

  @Column(name = "last_hash")
  String lastHash = "";

  /** For the persistence provider. */
  public ChainRow() {}
}
