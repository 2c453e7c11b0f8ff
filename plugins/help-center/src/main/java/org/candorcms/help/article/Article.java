// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An article in one language.
 *
 * @param body Markdown
 * @param category path such as {@code billing/refunds}; empty for none
 * @param status {@code published} or {@code draft}
 * @param translationOf id of the article that this one translates; empty for none
 * @param source path it was imported from; empty for none
 * @param version grows by one with each change
 * @param updatedAt last change of the content, as visitors read it
 * @param publishedAt first publication; 1970 if it never was
 */
public record Article(
    String id,
    String lang,
    String slug,
    String title,
    String description,
    String body,
    String category,
    List<String> tags,
    String status,
    String translationOf,
    String source,
    long version,
    Instant createdAt,
    Instant updatedAt,
    Instant publishedAt) {
  /** Visible to visitors. */
  public static final String PUBLISHED = "published";

  /** Visible to editors only. */
  public static final String DRAFT = "draft";

  /** Copies collections. */
  public Article {
    tags = List.copyOf(tags);
  }

  /** Whether visitors may see it. */
  public boolean published() {
    return status.equals(PUBLISHED);
  }

  /** Its language as a locale. */
  public Locale locale() {
    return Locale.forLanguageTag(lang);
  }

  /** Path from the root of the site. */
  public String path() {
    return path(lang, slug);
  }

  /** What its translations have in common. */
  public String group() {
    return translationOf.isEmpty() ? id : translationOf;
  }

  /** Path of an article from the root of the site. */
  public static String path(String lang, String slug) {
    return "/help/" + lang + "/" + slug;
  }
}
