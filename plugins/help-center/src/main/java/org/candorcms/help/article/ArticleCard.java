// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import java.time.Instant;
import java.util.List;

/** An article without its text, for lists. */
public record ArticleCard(
    String id,
    String lang,
    String slug,
    String title,
    String description,
    String category,
    List<String> tags,
    String status,
    String translationOf,
    long version,
    Instant updatedAt) {
  /** Columns in the order that {@link #of} reads. */
  static final String COLUMNS =
      "a.id, a.lang, a.slug, a.title, a.description, a.category, a.tags, a.status,"
          + " a.translationOf, a.version, a.updatedAt";

  /** Copies collections. */
  public ArticleCard {
    tags = List.copyOf(tags);
  }

  static ArticleCard of(Object[] row) {
    return new ArticleCard(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (String) row[5],
        ArticleRow.tagList((String) row[6]),
        (String) row[7],
        (String) row[8],
        ((Number) row[9]).longValue(),
        Instant.ofEpochMilli(((Number) row[10]).longValue()));
  }

  /** Path from the root of the site. */
  public String path() {
    return Article.path(lang, slug);
  }
}
