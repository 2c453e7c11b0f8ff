// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** An action as it was after a change. */
@Entity
@IdClass(RevisionRow.Key.class)
@Table(name = "said_revision")
public class RevisionRow {
  @Id
  @Column(name = "action_id")
  public String actionId = "";

  @Id public long version;

  @Column(name = "made_at")
  public long madeAt;

  @Column(name = "made_by")
  public String madeBy = "";

  public String what = "";

  public String status = "";

  @Column(name = "change_no")
  public long changeNo;

  public String document = "";

  /** For the persistence provider. */
  public RevisionRow() {}

  /** actionId, version. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String actionId = "";
    long version;

    /** For the persistence provider. */
    public Key() {}

    /** A key. */
    public Key(String actionId, long version) {
      this.actionId = actionId;
      this.version = version;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.actionId.equals(actionId) && key.version == version;
    }

    @Override
    public int hashCode() {
      return Objects.hash(actionId, version);
    }
  }
}
