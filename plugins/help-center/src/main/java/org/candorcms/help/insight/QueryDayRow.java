// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** How often a masked query was asked on a day. */
@Entity
@IdClass(QueryDayRow.Key.class)
@Table(name = "help_query_day")
public class QueryDayRow {
  @Id
  @Column(name = "day_on")
  String day = "";

  @Id String lang = "";
  @Id String query = "";
  long searches;
  long zeros;
  long clicks;

  @Column(name = "click_positions")
  long clickPositions;

  /** For the persistence provider. */
  public QueryDayRow() {}

  /** Day, language and query. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String day = "";
    String lang = "";
    String query = "";

    /** For the persistence provider. */
    public Key() {}

    Key(String day, String lang, String query) {
      this.day = day;
      this.lang = lang;
      this.query = query;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.day.equals(day)
          && key.lang.equals(lang)
          && key.query.equals(query);
    }

    @Override
    public int hashCode() {
      return Objects.hash(day, lang, query);
    }
  }
}
