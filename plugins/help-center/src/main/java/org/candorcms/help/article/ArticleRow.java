// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A stored article. Times are milliseconds since 1970, the same on every database. */
@Entity
@Table(name = "help_article")
public class ArticleRow {
  @Id String id = "";
  String lang = "";
  String slug = "";
  String title = "";
  String description = "";
  String body = "";
  String category = "";
  String tags = "";
  String status = "";

  @Column(name = "translation_of")
  String translationOf = "";

  String source = "";
  long version;

  @Column(name = "created_at")
  long createdAt;

  @Column(name = "updated_at")
  long updatedAt;

  @Column(name = "published_at")
  long publishedAt;

  @Column(name = "changed_at")
  long changedAt;

  /** For the persistence provider. */
  public ArticleRow() {}

  Article article() {
    return new Article(
        id,
        lang,
        slug,
        title,
        description,
        body,
        category,
        tagList(tags),
        status,
        translationOf,
        source,
        version,
        Instant.ofEpochMilli(createdAt),
        Instant.ofEpochMilli(updatedAt),
        Instant.ofEpochMilli(publishedAt));
  }

  static List<String> tagList(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split("\n"));
  }
}
