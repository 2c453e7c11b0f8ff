// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** What shows that something was done. */
@Entity
@IdClass(EvidenceRow.Key.class)
@Table(name = "said_evidence")
public class EvidenceRow {
  @Id
  @Column(name = "action_id")
  public String actionId = "";

  @Id
  @Column(name = "item_no")
  public int itemNo;

  public String url = "";

  public String note = "";

  /** For the persistence provider. */
  public EvidenceRow() {}

  /** actionId, itemNo. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String actionId = "";
    int itemNo;

    /** For the persistence provider. */
    public Key() {}

    /** A key. */
    public Key(String actionId, int itemNo) {
      this.actionId = actionId;
      this.itemNo = itemNo;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.actionId.equals(actionId) && key.itemNo == itemNo;
    }

    @Override
    public int hashCode() {
      return Objects.hash(actionId, itemNo);
    }
  }
}
