// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.index;

import org.candorcms.api.content.Markup;
import org.candorcms.help.article.Article;
import org.candorcms.help.search.IndexedArticle;

/** What of an article is searched. */
final class ArticleText {
  private final Markup markup;

  ArticleText(Markup markup) {
    this.markup = markup;
  }

  IndexedArticle of(Article article) {
    Markup.Document document = markup.markdown(article.body());
    return new IndexedArticle(
        article.id(),
        article.lang(),
        article.slug(),
        article.title(),
        article.description(),
        document.headings().stream().map(Markup.Heading::text).toList(),
        document.text(),
        article.category(),
        article.tags(),
        article.updatedAt());
  }
}
