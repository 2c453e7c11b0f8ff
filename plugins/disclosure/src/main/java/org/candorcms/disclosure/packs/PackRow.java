// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.packs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pack that was installed, or a shipped one that was switched; the latter has no document. */
@Entity
@Table(name = "disclosure_pack")
@IdClass(PackRow.Key.class)
public class PackRow {
  @Id String id = "";

  @Id
  @Column(name = "version")
  int edition;

  String jurisdiction = "";
  String document = "";

  @Column(name = "switched_on")
  boolean switchedOn;

  @Column(name = "installed_by")
  String installedBy = "";

  @Column(name = "installed_at")
  Instant installedAt = Instant.EPOCH;

  /** For the persistence provider. */
  public PackRow() {}

  /** Id and edition. */
  public static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    String id = "";
    int edition;

    /** For the persistence provider. */
    public Key() {}

    Key(String id, int edition) {
      this.id = id;
      this.edition = edition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.id.equals(id) && key.edition == edition;
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, edition);
    }
  }
}
