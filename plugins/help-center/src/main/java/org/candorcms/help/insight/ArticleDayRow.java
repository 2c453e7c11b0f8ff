// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** How often an article was read and found helpful on a day. */
@Entity
@IdClass(ArticleDayRow.Key.class)
@Table(name = "help_article_day")
public class ArticleDayRow {
  @Id
  @Column(name = "day_on")
  String day = "";

  @Id
  @Column(name = "article_id")
  String articleId = "";

  long views;
  long clicks;
  long helpful;
  long unhelpful;

  /** For the persistence provider. */
  public ArticleDayRow() {}

  /** Day and article. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String day = "";
    String articleId = "";

    /** For the persistence provider. */
    public Key() {}

    Key(String day, String articleId) {
      this.day = day;
      this.articleId = articleId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.day.equals(day) && key.articleId.equals(articleId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(day, articleId);
    }
  }
}
