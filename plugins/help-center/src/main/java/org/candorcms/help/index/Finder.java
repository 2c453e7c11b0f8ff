// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.index;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.candorcms.help.article.ArticleCard;
import org.candorcms.help.article.Articles;
import org.candorcms.help.insight.Counts;
import org.candorcms.help.search.SearchRequest;
import org.candorcms.help.search.SearchResult;
import org.candorcms.help.search.SuggestRequest;
import org.candorcms.help.search.Suggestions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Searches as visitors do: what the index finds, joined with what the database says now, so that an
 * article that was withdrawn a moment ago is not shown.
 */
@Component(service = Finder.class)
public final class Finder {
  /** Characters of a query. */
  public static final int MAX_QUERY = 500;

  /** Hits of one answer. */
  public static final int MAX_LIMIT = 50;

  /** Hits that can be skipped. */
  public static final int MAX_OFFSET = 1_000;

  private final HelpSearch search;
  private final Articles articles;
  private final Labels labels;
  private final Counts counts;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public Finder(
      @Reference HelpSearch search,
      @Reference Articles articles,
      @Reference Labels labels,
      @Reference Counts counts,
      @Reference Clock clock) {
    this.search = search;
    this.articles = articles;
    this.labels = labels;
    this.counts = counts;
    this.clock = clock;
  }

  /** What was found. */
  public record Found(
      String query,
      String correction,
      long total,
      List<Hit> hits,
      Map<String, Map<String, Long>> facets) {
    /** Copies collections. */
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /** A found article. */
  public record Hit(
      ArticleCard card,
      double score,
      String snippetHtml,
      String titleHtml,
      boolean pinned,
      List<String> labels) {}

  /** What may be meant. */
  public record Suggested(
      List<String> completions, List<ArticleCard> hits, Map<String, List<String>> labels) {}

  /** Whether a search is counted. */
  public enum Counting {
    /** It counts. */
    COUNTED,
    /** It comes from a machine, or repeats a search for its next page. */
    SILENT
  }

  /**
   * Searches.
   *
   * @param lang empty for all languages
   * @param category empty for all
   */
  public Found find(
      String query, String lang, String category, int limit, int offset, Counting counting) {
    String text = clean(query);
    if (text.isBlank()) {
      return new Found(text, "", 0, List.of(), Map.of());
    }
    SearchResult result =
        search.search(new SearchRequest(text, lang, category, limit, offset, clock.instant()));
    Map<String, ArticleCard> cards =
        articles.cards(result.hits().stream().map(SearchResult.Hit::id).toList());
    Map<String, List<String>> labelled = labelled(cards.values());
    List<Hit> hits = new ArrayList<>();
    for (SearchResult.Hit hit : result.hits()) {
      ArticleCard card = cards.get(hit.id());
      if (card != null) {
        hits.add(
            new Hit(
                card,
                hit.score(),
                hit.snippetHtml(),
                hit.titleHtml(),
                hit.pinned(),
                labelled.getOrDefault(card.id(), List.of())));
      }
    }
    long total = Math.max(0, result.total() - (result.hits().size() - hits.size()));
    if (counting == Counting.COUNTED) {
      counts.searched(text, lang, total);
    }
    return new Found(text, result.correction(), total, hits, rolledUp(result.facets()));
  }

  /** A category counts with all below it, as the filter by category takes it. */
  private static Map<String, Map<String, Long>> rolledUp(Map<String, Map<String, Long>> facets) {
    Map<String, Map<String, Long>> all = new HashMap<>(facets);
    Map<String, Long> sums = new TreeMap<>();
    facets
        .getOrDefault("category", Map.of())
        .forEach(
            (category, count) -> {
              String path = category;
              while (!path.isEmpty()) {
                sums.merge(path, count, Long::sum);
                path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
              }
            });
    all.put("category", sums);
    return all;
  }

  /** Completes what is being typed. */
  public Suggested suggest(String query, String lang, int limit) {
    String text = clean(query);
    if (text.isBlank()) {
      return new Suggested(List.of(), List.of(), Map.of());
    }
    Suggestions suggestions = search.suggest(new SuggestRequest(text, lang, limit));
    List<ArticleCard> cards = List.copyOf(articles.cards(suggestions.ids()).values());
    return new Suggested(suggestions.completions(), cards, labelled(cards));
  }

  private Map<String, List<String>> labelled(Collection<ArticleCard> cards) {
    return labels.of(cards, ArticleCard::id, card -> Locale.forLanguageTag(card.lang()));
  }

  /** Published articles like one, best first. */
  public List<ArticleCard> related(String id, int limit) {
    return List.copyOf(articles.cards(search.related(id, limit)).values());
  }

  /** Control characters and halves of surrogate pairs mean nothing and break logs and databases. */
  private static String clean(String query) {
    return query.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
  }
}
