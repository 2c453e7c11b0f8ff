// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.Page;
import org.candorcms.api.page.PagePrefix;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.page.PageResult;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.SitemapEntry;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.View;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.ArticleCard;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.Edit;
import org.candorcms.help.category.Categories;
import org.candorcms.help.category.Category;
import org.candorcms.help.category.CategoryNode;
import org.candorcms.help.index.Finder;
import org.candorcms.help.insight.Counts;
import org.candorcms.help.insight.HelpSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages under {@code /help}. */
@Component(service = PageSource.class, configurationPid = HelpSettings.PID)
@PagePrefix("/help")
public final class HelpPages implements PageSource {
  private static final String ROOT = "/help";
  private static final Duration REUSE = Duration.ofMinutes(1);

  private final Articles articles;
  private final Categories categories;
  private final ArticleViews views;
  private final Listing listing;
  private final HelpMessages messages;
  private final Counts counts;
  private final ResultsPage results;
  private final String homeTitle;

  /** The request parameters of the page of results. */
  public record Params(
      Optional<@Size(max = Finder.MAX_QUERY) String> q,
      Optional<@Size(max = 35) String> lang,
      Optional<@Size(max = 200) String> category,
      Optional<@Min(1) @Max(100) Integer> page) {}

  /** Gets its surroundings. */
  @Activate
  public HelpPages(
      @Reference Articles articles,
      @Reference Categories categories,
      @Reference ArticleViews views,
      @Reference Finder finder,
      @Reference Listing listing,
      @Reference HelpMessages messages,
      @Reference Counts counts,
      HelpSettings settings) {
    this.articles = articles;
    this.categories = categories;
    this.views = views;
    this.listing = listing;
    this.messages = messages;
    this.counts = counts;
    int size = Math.max(5, Math.min(Finder.MAX_LIMIT, settings.page$_$size()));
    this.results = new ResultsPage(finder, categories, listing, messages, size);
    this.homeTitle = settings.home$_$title();
  }

  @Override
  public PageResult page(PageRequest request) {
    String path = request.path();
    if (path.equals(ROOT)) {
      return home(listing.language(request.preferredLanguages()), request);
    }
    String[] parts = path.substring(ROOT.length() + 1).split("/", 3);
    if (parts[0].equals("search")) {
      return parts.length == 1 ? results(request) : PageResult.missing();
    }
    if (parts.length == 1) {
      boolean known = articles.languages().containsKey(parts[0]);
      return known ? home(parts[0], request) : PageResult.missing();
    }
    if (parts[1].equals("c") && parts.length == 3) {
      return category(parts[0], parts[2]);
    }
    return parts.length == 2 ? article(parts[0], parts[1], request) : PageResult.missing();
  }

  private String homeTitle(Locale language) {
    return homeTitle.isBlank() ? messages.text(language, "home.title") : homeTitle;
  }

  private PageResult home(String lang, PageRequest request) {
    Locale language = Locale.forLanguageTag(lang);
    String title = homeTitle(language);
    Models.SearchForm form = new Models.SearchForm("", "", lang, "", true);
    Map<String, Object> site = new LinkedHashMap<>();
    site.put("@type", "WebSite");
    site.put("name", request.siteName());
    site.put("url", request.absoluteUrl("/"));
    site.put(
        "potentialAction",
        Map.of(
            "@type",
            "SearchAction",
            "target",
            Map.of(
                "@type",
                "EntryPoint",
                "urlTemplate",
                request.absoluteUrl("/help/search") + "?q={search_term_string}"),
            "query-input",
            "required name=search_term_string"));
    View hero =
        View.of("help/hero", new Models.Hero(title, form))
            .tagged(Articles.TAG)
            .withStyle("help/help.css")
            .withScript("help/search.js")
            .withJsonLd(site);
    View main =
        View.of(
                "help/home",
                new Models.Home(
                    new Models.CategoryCards("", listing.categoryCards(lang)),
                    new Models.Entries("", listing.top(lang, 6))))
            .tagged(Articles.TAG, ContentLabel.TAG);
    Map<Locale, String> alternates = new HashMap<>();
    articles
        .languages()
        .keySet()
        .forEach(tag -> alternates.put(Locale.forLanguageTag(tag), ROOT + "/" + tag));
    return Page.of(title, language, "landing")
        .with("hero", hero)
        .with("main", main)
        .withHead(
            head(
                messages.text(language, "home.description"),
                ROOT + "/" + lang,
                alternates.size() > 1 ? alternates : Map.of(),
                List.of(),
                "website",
                null));
  }

  private PageResult category(String lang, String path) {
    Optional<CategoryNode> node = node(categories.tree(lang), path);
    if (node.isEmpty()) {
      return PageResult.missing();
    }
    Category category = node.get().category();
    List<Category> line = categories.line(lang, path);
    Models.CategoryPage model =
        new Models.CategoryPage(
            category.description(),
            Listing.cards(node.get().children()),
            listing.entries(articles.inCategory(lang, path)),
            new Models.SearchForm("", "", lang, "", false));
    return Page.of(category.title(), Locale.forLanguageTag(lang), "page")
        .with(
            "main",
            View.of("help/category", model)
                .tagged(Articles.TAG, ContentLabel.TAG)
                .withStyle("help/help.css")
                .withScript("help/search.js"))
        .withHead(
            head(
                category.description(),
                category.page(),
                Map.of(),
                crumbs(lang, line.subList(0, Math.max(0, line.size() - 1))),
                "website",
                null));
  }

  private static Optional<CategoryNode> node(List<CategoryNode> nodes, String path) {
    for (CategoryNode node : nodes) {
      String here = node.category().path();
      if (here.equals(path)) {
        return Optional.of(node);
      }
      if (path.startsWith(here + "/")) {
        return node(node.children(), path);
      }
    }
    return Optional.empty();
  }

  private PageResult article(String lang, String slug, PageRequest request) {
    Optional<Article> found = articles.at(lang, slug);
    if (found.isEmpty()) {
      return articles
          .movedTo(lang, slug)
          .<PageResult>map(PageResult::moved)
          .orElseGet(PageResult::missing);
    }
    Article article = found.get();
    counts.viewed(article.id(), request);
    Map<Locale, ArticleCard> variants = articles.variants(article);
    Map<Locale, String> alternates = new HashMap<>();
    if (variants.size() > 1) {
      variants.forEach((locale, card) -> alternates.put(locale, card.path()));
    }
    List<Category> line =
        article.category().isEmpty() ? List.of() : categories.line(lang, article.category());
    return Page.of(article.title(), article.locale(), "article")
        .about("help.article:" + article.id())
        .with("main", views.text(article, ArticleViews.Heading.LEFT_OUT, request))
        .with("aside", views.contents(article, request))
        .with("after", views.after(article, variants, request))
        .withHead(
            head(
                article.description(),
                article.path(),
                alternates,
                crumbs(lang, line),
                "article",
                article.updatedAt()));
  }

  private PageResult results(PageRequest request) {
    Params params = request.params(Params.class);
    String lang = "";
    try {
      lang = params.lang().filter(tag -> !tag.isBlank()).map(HelpPages::language).orElse("");
    } catch (ProblemException notOne) {
      // A language that is none does not restrict.
    }
    List<Locale> wanted = new ArrayList<>();
    if (!lang.isEmpty()) {
      wanted.add(Locale.forLanguageTag(lang));
    }
    wanted.addAll(request.preferredLanguages());
    return results.page(
        new ResultsPage.Asked(
            params.q().orElse(""),
            lang,
            Edit.categoryPath(params.category().orElse("")),
            params.page().orElse(1)),
        listing.language(wanted));
  }

  private static String language(String tag) {
    return Edit.language("lang", tag);
  }

  private List<Link> crumbs(String lang, List<Category> line) {
    List<Link> crumbs = new ArrayList<>();
    crumbs.add(
        new Link(messages.text(Locale.forLanguageTag(lang), "home.name"), ROOT + "/" + lang));
    line.forEach(category -> crumbs.add(new Link(category.title(), category.page())));
    return crumbs;
  }

  private static Page.Head head(
      String description,
      String path,
      Map<Locale, String> alternates,
      List<Link> crumbs,
      String type,
      @org.jspecify.annotations.Nullable Instant updated) {
    return new Page.Head(
        description, path, alternates, crumbs, type, "", updated, true, REUSE, "help");
  }

  @Override
  public Stream<SitemapEntry> sitemap() {
    List<ArticleCard> cards = articles.allCards();
    Map<String, Map<Locale, String>> groups = new HashMap<>();
    cards.forEach(
        card ->
            groups
                .computeIfAbsent(group(card), key -> new HashMap<>())
                .put(Locale.forLanguageTag(card.lang()), card.path()));
    Map<String, Instant> newest = new LinkedHashMap<>();
    cards.forEach(
        card -> newest.merge(card.lang(), card.updatedAt(), (a, b) -> a.isAfter(b) ? a : b));
    Stream<SitemapEntry> homes =
        newest.entrySet().stream()
            .map(home -> new SitemapEntry(ROOT + "/" + home.getKey(), home.getValue(), Map.of()));
    Stream<SitemapEntry> trees =
        newest.entrySet().stream()
            .flatMap(home -> flat(categories.tree(home.getKey())))
            .map(
                category ->
                    new SitemapEntry(
                        category.page(),
                        newest.getOrDefault(category.lang(), Instant.EPOCH),
                        Map.of()));
    Stream<SitemapEntry> pages =
        cards.stream()
            .map(
                card -> {
                  Map<Locale, String> group = groups.getOrDefault(group(card), Map.of());
                  return new SitemapEntry(
                      card.path(), card.updatedAt(), group.size() > 1 ? group : Map.of());
                });
    return Stream.concat(homes, Stream.concat(trees, pages));
  }

  private static String group(ArticleCard card) {
    return card.translationOf().isEmpty() ? card.id() : card.translationOf();
  }

  private static Stream<Category> flat(List<CategoryNode> nodes) {
    return nodes.stream()
        .flatMap(node -> Stream.concat(Stream.of(node.category()), flat(node.children())));
  }

  @Override
  public List<Link> navigation(Locale language) {
    return List.of(new Link(messages.text(language, "home.name"), ROOT));
  }
}
