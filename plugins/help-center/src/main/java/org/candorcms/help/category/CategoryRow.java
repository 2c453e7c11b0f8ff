// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.category;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A stored category; its parent is the path without the last part. */
@Entity
@IdClass(CategoryRow.Key.class)
@Table(name = "help_category")
public class CategoryRow {
  /** Position of a category that nobody has placed. */
  static final int UNPLACED = 1000;

  @Id String lang = "";
  @Id String path = "";
  String title = "";
  String description = "";

  @Column(name = "sort_position")
  int position;

  /** For the persistence provider. */
  public CategoryRow() {}

  /** Creates a category that is missing. */
  public static void ensure(EntityManager em, String lang, String path, String title) {
    if (em.find(CategoryRow.class, new Key(lang, path)) == null) {
      CategoryRow row = new CategoryRow();
      row.lang = lang;
      row.path = path;
      row.title = title.length() > 200 ? title.substring(0, 200) : title;
      row.position = UNPLACED;
      em.persist(row);
    }
  }

  /** Language and path. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String lang = "";
    String path = "";

    /** For the persistence provider. */
    public Key() {}

    Key(String lang, String path) {
      this.lang = lang;
      this.path = path;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.lang.equals(lang) && key.path.equals(path);
    }

    @Override
    public int hashCode() {
      return 31 * lang.hashCode() + path.hashCode();
    }
  }
}
