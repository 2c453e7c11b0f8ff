// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import java.time.Instant;
import java.util.List;
import org.candorcms.help.article.Article;
import org.jspecify.annotations.Nullable;

/**
 * An article as editors read it.
 *
 * @param source path it was imported from, where it was
 * @param labels what must stand wherever it appears
 */
public record ArticleView(
    String id,
    String lang,
    String slug,
    String url,
    String title,
    String description,
    String body,
    String category,
    List<String> tags,
    String status,
    @Nullable String translationOf,
    @Nullable String source,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant publishedAt,
    List<String> labels) {

  static ArticleView of(Article article, String url, List<String> labels) {
    return new ArticleView(
        article.id(),
        article.lang(),
        article.slug(),
        url,
        article.title(),
        article.description(),
        article.body(),
        article.category(),
        article.tags(),
        article.status(),
        article.translationOf().isEmpty() ? null : article.translationOf(),
        article.source().isEmpty() ? null : article.source(),
        article.version(),
        article.createdAt(),
        article.updatedAt(),
        article.publishedAt().equals(Instant.EPOCH) ? null : article.publishedAt(),
        labels);
  }
}
