// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.ArticleCard;
import org.candorcms.help.article.Articles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One article; nothing if it does not exist or is a draft. */
@Component(service = Widget.class)
@WidgetType(
    id = "help.article",
    title = "Help article",
    category = "help",
    description = "One help article, in the language of the page where it has one",
    icon = "file")
public final class ArticleWidget implements Widget<ArticleWidget.Settings> {
  private final Articles articles;
  private final ArticleViews views;

  /** Settings. */
  public record Settings(
      @Label("Article")
          @Help("Id of the article; a variant in the language of the page is preferred")
          @NotBlank
          @Size(max = 128)
          String article) {}

  /** Gets its surroundings. */
  @Activate
  public ArticleWidget(@Reference Articles articles, @Reference ArticleViews views) {
    this.articles = articles;
    this.views = views;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    return articles
        .find(settings.article())
        .flatMap(article -> variant(article, context))
        .map(article -> views.text(article, ArticleViews.Heading.SHOWN, context))
        .orElseGet(() -> View.nothing().tagged(Articles.TAG));
  }

  private Optional<Article> variant(Article article, RenderContext context) {
    boolean fits = article.locale().getLanguage().equals(context.language().getLanguage());
    if (!fits) {
      ArticleCard card = articles.variants(article).get(context.language());
      if (card != null) {
        return articles.find(card.id()).filter(Article::published);
      }
    }
    return Optional.of(article).filter(Article::published);
  }
}
