// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.help.article.ArticleCard;
import org.candorcms.help.article.Articles;
import org.candorcms.help.category.Categories;
import org.candorcms.help.category.CategoryNode;
import org.candorcms.help.index.Labels;
import org.candorcms.help.insight.Insights;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists of articles and categories that pages and widgets share. */
@Component(service = Listing.class)
public final class Listing {
  private static final int TOP_DAYS = 30;

  private final Articles articles;
  private final Categories categories;
  private final Insights insights;
  private final Labels labels;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public Listing(
      @Reference Articles articles,
      @Reference Categories categories,
      @Reference Insights insights,
      @Reference Labels labels,
      @Reference Clock clock) {
    this.articles = articles;
    this.categories = categories;
    this.insights = insights;
    this.labels = labels;
    this.clock = clock;
  }

  /**
   * The best language for a visitor among those that have articles.
   *
   * @param wanted best first
   */
  public String language(List<Locale> wanted) {
    Map<String, Long> known = articles.languages();
    for (Locale locale : wanted) {
      for (String tag : List.of(locale.toLanguageTag(), locale.getLanguage())) {
        if (known.containsKey(tag)) {
          return tag;
        }
      }
    }
    if (known.isEmpty()) {
      return "en";
    }
    return known.containsKey("en") ? "en" : known.keySet().iterator().next();
  }

  /** The uppermost categories of a language. */
  public List<Models.CategoryCard> categoryCards(String lang) {
    return cards(categories.tree(lang));
  }

  /** Categories as cards. */
  static List<Models.CategoryCard> cards(List<CategoryNode> nodes) {
    return nodes.stream()
        .map(
            node ->
                new Models.CategoryCard(
                    node.category().title(),
                    node.category().description(),
                    node.category().page(),
                    node.count()))
        .toList();
  }

  /** The articles read most in the last 30 days, filled up with the newest. */
  public List<Models.Entry> top(String lang, int limit) {
    LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(TOP_DAYS);
    Map<String, ArticleCard> chosen = new LinkedHashMap<>();
    articles.cards(insights.mostRead(since, limit * 10)).values().stream()
        .filter(card -> card.lang().equals(lang))
        .limit(limit)
        .forEach(card -> chosen.put(card.id(), card));
    if (chosen.size() < limit) {
      for (ArticleCard card : articles.newestCards(lang, limit)) {
        if (chosen.size() < limit) {
          chosen.putIfAbsent(card.id(), card);
        }
      }
    }
    return entries(chosen.values());
  }

  /** Articles as entries of a list, with their labels. */
  public List<Models.Entry> entries(Collection<ArticleCard> cards) {
    Map<String, List<String>> labelled =
        labels.of(cards, ArticleCard::id, card -> Locale.forLanguageTag(card.lang()));
    List<Models.Entry> entries = new ArrayList<>();
    for (ArticleCard card : cards) {
      entries.add(
          new Models.Entry(
              card.id(),
              card.title(),
              card.description(),
              card.path(),
              labelled.getOrDefault(card.id(), List.of())));
    }
    return entries;
  }
}
