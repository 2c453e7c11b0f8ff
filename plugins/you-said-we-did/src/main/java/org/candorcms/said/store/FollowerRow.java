// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Somebody who wants to know what becomes of an action. */
@Entity
@IdClass(FollowerRow.Key.class)
@Table(name = "said_follower")
public class FollowerRow {
  @Id
  @Column(name = "action_id")
  public String actionId = "";

  @Id
  @Column(name = "contact_id")
  public String contactId = "";

  public String state = "";

  @Column(name = "asked_at")
  public long askedAt;

  @Column(name = "changed_at")
  public long changedAt;

  /** For the persistence provider. */
  public FollowerRow() {}

  /** actionId, contactId. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String actionId = "";
    String contactId = "";

    /** For the persistence provider. */
    public Key() {}

    /** A key. */
    public Key(String actionId, String contactId) {
      this.actionId = actionId;
      this.contactId = contactId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.actionId.equals(actionId)
          && key.contactId.equals(contactId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(actionId, contactId);
    }
  }
}
