// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Words of a voice shown with an action. */
@Entity
@IdClass(QuoteRow.Key.class)
@Table(name = "said_quote")
public class QuoteRow {
  @Id
  @Column(name = "action_id")
  public String actionId = "";

  @Id
  @Column(name = "item_no")
  public int itemNo;

  @Column(name = "voice_id")
  public String voiceId = "";

  public String excerpt = "";

  /** For the persistence provider. */
  public QuoteRow() {}

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
