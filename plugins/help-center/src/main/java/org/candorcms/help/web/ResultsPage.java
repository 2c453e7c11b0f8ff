// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.Page;
import org.candorcms.api.widget.View;
import org.candorcms.help.category.Categories;
import org.candorcms.help.category.Category;
import org.candorcms.help.index.Finder;

/** The page of search results, whole without script. */
final class ResultsPage {
  private static final int MAX_FILTERS = 12;

  private final Finder finder;
  private final Categories categories;
  private final Listing listing;
  private final HelpMessages messages;
  private final int size;

  ResultsPage(
      Finder finder, Categories categories, Listing listing, HelpMessages messages, int size) {
    this.finder = finder;
    this.categories = categories;
    this.listing = listing;
    this.messages = messages;
    this.size = size;
  }

  /** What is asked for; empty members do not restrict. */
  record Asked(String query, String lang, String category, int page) {}

  /** Path and query of a page of results. */
  static String path(String query, String lang, String category, int page) {
    StringBuilder path = new StringBuilder("/help/search?q=").append(encoded(query));
    if (!lang.isEmpty()) {
      path.append("&lang=").append(encoded(lang));
    }
    if (!category.isEmpty()) {
      path.append("&category=").append(encoded(category));
    }
    if (page > 1) {
      path.append("&page=").append(page);
    }
    return path.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Page page(Asked asked, String uiLang) {
    Locale language = Locale.forLanguageTag(uiLang);
    int offset = (asked.page() - 1) * size;
    Finder.Found found =
        finder.find(
            asked.query(),
            asked.lang(),
            asked.category(),
            size,
            Math.min(offset, Finder.MAX_OFFSET),
            asked.page() == 1 ? Finder.Counting.COUNTED : Finder.Counting.SILENT);
    String title =
        found.query().isBlank()
            ? messages.text(language, "results.title")
            : messages.text(language, "results.title-for", "query", found.query().strip());
    Page page =
        Page.of(title, language, "page")
            .with(
                "main",
                View.of("help/results", model(asked, found, uiLang))
                    .reusableFor(Duration.ZERO)
                    .withStyle("help/help.css")
                    .withScript("help/search.js"));
    return page.withHead(
        // One canonical address, so that queries do not become pages of their own.
        new Page.Head(
            messages.text(language, "home.description"),
            "/help/search",
            Map.of(),
            List.of(new Link(messages.text(language, "home.name"), "/help/" + uiLang)),
            "website",
            "",
            null,
            true,
            Duration.ZERO,
            ""));
  }

  private Models.Results model(Asked asked, Finder.Found found, String uiLang) {
    boolean searched = !found.query().isBlank();
    int offset = (asked.page() - 1) * size;
    List<Models.Hit> hits = hits(found, offset);
    int pages = (int) Math.min((found.total() + size - 1) / size, Finder.MAX_OFFSET / size + 1L);
    boolean none = searched && found.total() == 0;
    return new Models.Results(
        new Models.SearchForm("", "", asked.lang(), found.query(), false),
        searched,
        found.query().strip(),
        asked.lang(),
        found.correction(),
        found.total(),
        hits.isEmpty() ? 0 : offset + 1L,
        offset + (long) hits.size(),
        hits,
        filters(asked, found),
        link(asked, asked.page() - 1, pages),
        link(asked, asked.page() + 1, pages),
        pageLinks(asked, pages),
        none ? elsewhere(asked) : Optional.empty(),
        none || !searched ? listing.top(listingLanguage(asked, uiLang), 5) : List.of());
  }

  private static String listingLanguage(Asked asked, String uiLang) {
    return asked.lang().isEmpty() ? uiLang : asked.lang();
  }

  private List<Models.Hit> hits(Finder.Found found, int offset) {
    Map<String, String> titles = new HashMap<>();
    List<Models.Hit> hits = new ArrayList<>();
    for (Finder.Hit hit : found.hits()) {
      String category = hit.card().category();
      String title =
          category.isEmpty()
              ? ""
              : titles.computeIfAbsent(
                  hit.card().lang() + "/" + category,
                  key ->
                      categories
                          .find(hit.card().lang(), category)
                          .map(Category::title)
                          .orElse(category));
      hits.add(
          new Models.Hit(
              hit.card().id(),
              offset + hits.size() + 1,
              SafeHtml.trusted(hit.titleHtml()),
              hit.card().path(),
              hit.card().lang(),
              SafeHtml.trusted(hit.snippetHtml()),
              title,
              hit.pinned(),
              hit.labels()));
    }
    return hits;
  }

  private List<Models.Filter> filters(Asked asked, Finder.Found found) {
    Map<String, Long> counts = found.facets().getOrDefault("category", Map.of());
    List<Models.Filter> filters = new ArrayList<>();
    if (!asked.category().isEmpty()) {
      filters.add(
          new Models.Filter(
              title(asked.lang(), asked.category()),
              found.total(),
              path(found.query(), asked.lang(), "", 1),
              true));
    }
    counts.entrySet().stream()
        .filter(
            entry ->
                !entry.getKey().isEmpty()
                    && !(asked.category() + "/").startsWith(entry.getKey() + "/"))
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MAX_FILTERS)
        .forEach(
            entry ->
                filters.add(
                    new Models.Filter(
                        title(asked.lang(), entry.getKey()),
                        entry.getValue(),
                        path(found.query(), asked.lang(), entry.getKey(), 1),
                        false)));
    return filters;
  }

  private String title(String lang, String category) {
    return categories
        .find(lang.isEmpty() ? "en" : lang, category)
        .map(Category::title)
        .orElse(category);
  }

  private static Optional<Models.PageLink> link(Asked asked, int number, int pages) {
    return number < 1 || number > pages ? Optional.empty() : Optional.of(pageLink(asked, number));
  }

  private static Models.PageLink pageLink(Asked asked, int number) {
    return new Models.PageLink(
        number,
        path(asked.query(), asked.lang(), asked.category(), number),
        number == asked.page());
  }

  private static List<Models.PageLink> pageLinks(Asked asked, int pages) {
    List<Models.PageLink> links = new ArrayList<>();
    int from = Math.max(1, asked.page() - 3);
    int to = Math.min(pages, asked.page() + 3);
    for (int number = from; number <= to && pages > 1; number++) {
      links.add(pageLink(asked, number));
    }
    return links;
  }

  private Optional<Models.PageLink> elsewhere(Asked asked) {
    if (asked.lang().isEmpty() && asked.category().isEmpty()) {
      return Optional.empty();
    }
    long total = finder.find(asked.query(), "", "", 1, 0, Finder.Counting.SILENT).total();
    return total == 0
        ? Optional.empty()
        : Optional.of(new Models.PageLink((int) total, path(asked.query(), "", "", 1), false));
  }
}
