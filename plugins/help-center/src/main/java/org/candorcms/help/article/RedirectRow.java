// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/**
 * An address that an article once had. It points at the article, not at another address, so that
 * any number of renames is one redirect.
 */
@Entity
@IdClass(RedirectRow.Key.class)
@Table(name = "help_redirect")
public class RedirectRow {
  @Id String lang = "";
  @Id String slug = "";

  @Column(name = "article_id")
  String articleId = "";

  /** For the persistence provider. */
  public RedirectRow() {}

  /** Language and slug. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String lang = "";
    String slug = "";

    /** For the persistence provider. */
    public Key() {}

    Key(String lang, String slug) {
      this.lang = lang;
      this.slug = slug;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.lang.equals(lang) && key.slug.equals(slug);
    }

    @Override
    public int hashCode() {
      return 31 * lang.hashCode() + slug.hashCode();
    }
  }
}
