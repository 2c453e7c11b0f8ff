// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A brand as stored. */
@Entity
@Table(name = "disclosure_brand")
public class BrandRow {
  @Id String id = "";
  String name = "";

  @Column(name = "folded_name")
  String foldedName = "";

  String aliases = "";
  String domains = "";
  String codes = "";
  long version;

  @Column(name = "changed_at")
  Instant changedAt = Instant.EPOCH;

  /** For the persistence provider. */
  public BrandRow() {}

  KnownBrand brand() {
    return new KnownBrand(
        id, name, Lines.list(aliases), Lines.list(domains), Lines.list(codes), version);
  }
}
