// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.candorcms.api.content.Markup;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.ArticleCard;
import org.candorcms.help.article.Articles;
import org.candorcms.help.index.Finder;
import org.candorcms.help.index.Labels;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The parts of an article's page, and the article as a widget. */
@Component(service = ArticleViews.class)
public final class ArticleViews {
  static final Duration REUSE = Duration.ofMinutes(5);

  /** How titles of instructions begin, in the languages of the interface. */
  private static final Pattern HOW_TO =
      Pattern.compile("(?i)^(how to |how do i |cách |làm thế nào|วิธี|ວິທີ|paano |كيف).*");

  private final ArticleHtml html;
  private final Finder finder;
  private final Listing listing;
  private final Labels labels;

  /** Gets its surroundings. */
  @Activate
  public ArticleViews(
      @Reference ArticleHtml html,
      @Reference Finder finder,
      @Reference Listing listing,
      @Reference Labels labels) {
    this.html = html;
    this.finder = finder;
    this.listing = listing;
    this.labels = labels;
  }

  /** The article rendered for a request. */
  Markup.Document document(Article article, RenderContext context) {
    return html.render(article, context::url);
  }

  /** Whether the article's own heading is shown with it. */
  enum Heading {
    /** By the widget. */
    SHOWN,
    /** The page has it. */
    LEFT_OUT
  }

  /** The text. */
  View text(Article article, Heading heading, RenderContext context) {
    Markup.Document document = document(article, context);
    List<String> shown =
        heading == Heading.LEFT_OUT
            ? List.of() // The page is about the article, so the host writes them.
            : labels
                .of(List.of(article), Article::id, Article::locale)
                .getOrDefault(article.id(), List.of());
    Models.ArticleText model =
        new Models.ArticleText(
            article.id(),
            article.title(),
            heading == Heading.SHOWN,
            article.path(),
            article.lang(),
            document.html(),
            article.updatedAt(),
            shown);
    return View.of("help/article", model)
        .tagged(Articles.TAG, ContentLabel.TAG)
        .reusableFor(REUSE)
        .withStyle("help/help.css")
        .withJsonLd(jsonLd(article, document, context));
  }

  /** The table of contents; nothing for short articles. */
  View contents(Article article, RenderContext context) {
    List<Models.Heading> headings =
        document(article, context).headings().stream()
            .filter(heading -> heading.level() == 2 || heading.level() == 3)
            .map(heading -> new Models.Heading(heading.level(), heading.id(), heading.text()))
            .toList();
    if (headings.size() < 2) {
      return View.nothing().tagged(Articles.TAG);
    }
    return View.of("help/contents", new Models.Contents(headings))
        .tagged(Articles.TAG)
        .reusableFor(REUSE);
  }

  /** Votes, related articles, other languages. */
  View after(Article article, Map<Locale, ArticleCard> variants, RenderContext context) {
    boolean voted = context.formResult(HelpfulForm.ID).isPresent();
    List<Models.Tag> tags =
        article.tags().stream()
            .map(tag -> new Models.Tag(tag, ResultsPage.path(tag, article.lang(), "", 1)))
            .toList();
    List<Models.Variant> others = new ArrayList<>();
    variants.forEach(
        (locale, card) -> {
          if (!card.id().equals(article.id())) {
            others.add(new Models.Variant(card.lang(), locale.getDisplayName(locale), card.path()));
          }
        });
    Models.AfterArticle model =
        new Models.AfterArticle(
            article.id(),
            tags,
            voted,
            article.path(),
            listing.entries(finder.related(article.id(), 5)),
            others,
            new Models.SearchForm("", "", article.lang(), "", false));
    return View.of("help/after-article", model)
        .tagged(Articles.TAG, ContentLabel.TAG)
        .withStyle("help/help.css")
        .withScript("help/search.js")
        .reusableFor(voted ? Duration.ZERO : Duration.ofMinutes(1));
  }

  private static Map<String, Object> jsonLd(
      Article article, Markup.Document document, RenderContext context) {
    String url = context.absoluteUrl(article.path());
    Map<String, Object> data = new LinkedHashMap<>();
    boolean howTo = document.steps().size() >= 2 && HOW_TO.matcher(article.title()).matches();
    data.put("@type", howTo ? "HowTo" : "TechArticle");
    data.put("@id", url + "#article");
    data.put(howTo ? "name" : "headline", article.title());
    if (!article.description().isEmpty()) {
      data.put("description", article.description());
    }
    data.put("url", url);
    data.put("inLanguage", article.lang());
    data.put("datePublished", article.publishedAt().toString());
    data.put("dateModified", article.updatedAt().toString());
    data.put("publisher", Map.of("@type", "Organization", "name", context.siteName()));
    document
        .firstImage()
        .filter(image -> image.startsWith("http"))
        .ifPresent(image -> data.put("image", image));
    if (howTo) {
      List<Map<String, Object>> steps = new ArrayList<>();
      for (int i = 0; i < document.steps().size(); i++) {
        steps.add(Map.of("@type", "HowToStep", "position", i + 1, "text", document.steps().get(i)));
      }
      data.put("step", steps);
    } else {
      data.put("mainEntityOfPage", url);
    }
    return data;
  }
}
