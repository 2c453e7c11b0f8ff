// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/** How many voices a day had in a facet; kept so that no screen counts them again. */
@Entity
@IdClass(CountRow.Key.class)
@Table(name = "said_count")
public class CountRow {
  @Id public String facet = "";

  @Id public String name = "";

  @Id
  @Column(name = "day_on")
  public LocalDate dayOn = LocalDate.EPOCH;

  public long voices;

  /** For the persistence provider. */
  public CountRow() {}

  /** facet, name, dayOn. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String facet = "";
    String name = "";
    LocalDate dayOn = LocalDate.EPOCH;

    /** For the persistence provider. */
    public Key() {}

    /** A key. */
    public Key(String facet, String name, LocalDate dayOn) {
      this.facet = facet;
      this.name = name;
      this.dayOn = dayOn;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.facet.equals(facet)
          && key.name.equals(name)
          && key.dayOn.equals(dayOn);
    }

    @Override
    public int hashCode() {
      return Objects.hash(facet, name, dayOn);
    }
  }
}
