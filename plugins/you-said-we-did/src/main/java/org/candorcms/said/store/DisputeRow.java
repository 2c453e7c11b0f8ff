// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A visitor for whom it is not done. */
@Entity
@IdClass(DisputeRow.Key.class)
@Table(name = "said_dispute")
public class DisputeRow {
  @Id
  @Column(name = "action_id")
  public String actionId = "";

  @Id
  @Column(name = "round_no")
  public long roundNo;

  @Id public String visitor = "";

  public String note = "";

  @Column(name = "made_at")
  public long madeAt;

  /** For the persistence provider. */
  public DisputeRow() {}

  /** actionId, roundNo, visitor. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String actionId = "";
    long roundNo;
    String visitor = "";

    /** For the persistence provider. */
    public Key() {}

    /** A key. */
    public Key(String actionId, long roundNo, String visitor) {
      this.actionId = actionId;
      this.roundNo = roundNo;
      this.visitor = visitor;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.actionId.equals(actionId)
          && key.roundNo == roundNo
          && key.visitor.equals(visitor);
    }

    @Override
    public int hashCode() {
      return Objects.hash(actionId, roundNo, visitor);
    }
  }
}
