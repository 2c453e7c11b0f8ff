// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A creator as stored. */
@Entity
@Table(name = "disclosure_creator")
public class CreatorRow {
  @Id String id = "";
  String name = "";
  String url = "";
  String email = "";
  String audiences = "";
  long version;

  @Column(name = "changed_at")
  Instant changedAt = Instant.EPOCH;

  /** For the persistence provider. */
  public CreatorRow() {}

  Creator creator() {
    return new Creator(
        id,
        name,
        Optional.of(url).filter(text -> !text.isEmpty()),
        Optional.of(email).filter(text -> !text.isEmpty()),
        Lines.list(audiences),
        version);
  }
}
