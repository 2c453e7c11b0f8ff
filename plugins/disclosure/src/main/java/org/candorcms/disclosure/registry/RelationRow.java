// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.candorcms.disclosure.rules.Connection;
import org.jspecify.annotations.Nullable;

/** A relation as stored. */
@Entity
@Table(name = "disclosure_relation")
public class RelationRow {
  @Id String id = "";

  @Column(name = "creator_id")
  String creatorId = "";

  @Column(name = "brand_id")
  String brandId = "";

  String kind = "";

  @Column(name = "from_on")
  @Nullable LocalDate from;

  @Column(name = "to_on")
  @Nullable LocalDate to;

  @Column(name = "scope")
  String scopes = "";

  String audiences = "";
  String proof = "";
  long version;

  @Column(name = "changed_at")
  Instant changedAt = Instant.EPOCH;

  /** For the persistence provider. */
  public RelationRow() {}

  Tie tie(String creator, String brand) {
    return new Tie(
        id,
        Connection.valueOf(kind.toUpperCase(Locale.ROOT)),
        creatorId,
        creator,
        brandId,
        brand,
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        Lines.list(scopes),
        Lines.list(audiences),
        proof,
        version);
  }
}
