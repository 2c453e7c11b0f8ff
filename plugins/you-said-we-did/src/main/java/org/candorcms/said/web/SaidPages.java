// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.Page;
import org.candorcms.api.page.PagePrefix;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.page.PageResult;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.SitemapEntry;
import org.candorcms.api.widget.View;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionFilter;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.ActionPage;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Overview;
import org.candorcms.said.action.Status;
import org.candorcms.said.action.Summary;
import org.candorcms.said.tag.Tag;
import org.candorcms.said.tag.Tags;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages under {@code /you-said-we-did}. */
@Component(service = PageSource.class)
@PagePrefix(Action.PREFIX)
public final class SaidPages implements PageSource {
  private static final int PART = 24;
  private static final int RELATED = 4;
  private static final int MOST_TOPICS = 20;
  private static final int SITEMAP_PART = 500;
  private static final String FEED = "you-said-we-did";

  private final Actions actions;
  private final Overview overview;
  private final AnswerViews views;
  private final LetterPages letters;
  private final SaidMessages messages;
  private final Tags tags;

  /**
   * The request parameters.
   *
   * @param show a status, {@code late} or {@code disputed}
   * @param language of the answers
   * @param after cursor of the list
   * @param token from a mail
   */
  public record Params(
      Optional<@Pattern(regexp = "said|planned|doing|done|could-not|late|disputed") String> show,
      Optional<@Size(max = 35) String> language,
      Optional<@Pattern(regexp = "\\d{1,18}:[A-Za-z0-9._-]{1,128}") String> after,
      Optional<@Size(max = 600) String> token) {}

  /** Gets its surroundings. */
  @Activate
  public SaidPages(
      @Reference Actions actions,
      @Reference Overview overview,
      @Reference AnswerViews views,
      @Reference LetterPages letters,
      @Reference SaidMessages messages,
      @Reference Tags tags) {
    this.actions = actions;
    this.overview = overview;
    this.views = views;
    this.letters = letters;
    this.messages = messages;
    this.tags = tags;
  }

  @Override
  public PageResult page(PageRequest request) {
    String path = request.path();
    if (path.equals(Action.PREFIX)) {
      return home(request);
    }
    String slug = path.substring(Action.PREFIX.length() + 1);
    if (slug.indexOf('/') >= 0) {
      return PageResult.missing();
    }
    Optional<Letter> letter = Letter.at(slug);
    if (letter.isPresent()) {
      return letters.page(letter.get(), request.params(Params.class).token().orElse(""), request);
    }
    return answer(slug, request);
  }

  private PageResult home(PageRequest request) {
    Locale language = messages.best(request.preferredLanguages());
    Params params = request.params(Params.class);
    String show = params.show().orElse("");
    String lang = params.language().orElse("");
    ActionFilter filter =
        new ActionFilter(
            lang,
            Status.of(show).map(Set::of).orElse(Set.of()),
            "",
            "",
            show.equals("late"),
            show.equals("disputed"));
    ActionPage part = actions.list(filter, params.after().orElse(""), PART);
    Summary summary = actions.summary(lang);
    String title = messages.text(language, "home.title");
    Models.Figures figures =
        views.figures(lang.isEmpty() ? summary : actions.summary(""), overview.voices(), "", "");
    List<Models.Card> cards = views.cards(part.items());
    boolean whole = show.isEmpty() && lang.isEmpty() && params.after().isEmpty();
    View hero =
        View.of("said/hero", new Models.Hero(figures))
            .tagged(Actions.TAG)
            .withStyle(AnswerViews.STYLE);
    View main =
        View.of(
                "said/home",
                new Models.Home(
                    statuses(summary, show, lang),
                    languages(show, lang),
                    cards,
                    part.next().map(next -> path(show, lang, next)).orElse("")))
            .tagged(Actions.TAG, ContentLabel.TAG)
            .withStyle(AnswerViews.STYLE)
            .withJsonLd(list(title, part.items(), request));
    return Page.of(title, language, "landing")
        .with("hero", hero)
        .with("main", main)
        .with("after", FormWidget.view("", "", "", topics(), request).tagged(Actions.TAG))
        .withHead(
            head(
                messages.text(language, "home.description"),
                Action.PREFIX,
                List.of(),
                "website",
                null,
                Map.of(),
                whole));
  }

  /** What editors sort by, for those who want to say what it is about. */
  private List<String> topics() {
    return tags.all().stream()
        .filter(tag -> tag.kind().equals("topic"))
        .map(Tag::label)
        .limit(MOST_TOPICS)
        .toList();
  }

  private static List<Models.Filter> statuses(Summary summary, String show, String lang) {
    List<Models.Filter> filters = new ArrayList<>();
    filters.add(filter("", summary.total(), show, lang));
    for (Status status :
        List.of(Status.DONE, Status.COULD_NOT, Status.DOING, Status.PLANNED, Status.SAID)) {
      if (summary.count(status) > 0) {
        filters.add(filter(status.text(), summary.count(status), show, lang));
      }
    }
    if (summary.overdue() > 0) {
      filters.add(filter("late", summary.overdue(), show, lang));
    }
    if (summary.disputed() > 0) {
      filters.add(filter("disputed", summary.disputed(), show, lang));
    }
    return filters;
  }

  private static Models.Filter filter(String value, long count, String show, String lang) {
    return new Models.Filter(
        value, "", count, path(value, lang, ""), value.equals(show), value.isEmpty());
  }

  private List<Models.Filter> languages(String show, String lang) {
    Map<String, Long> counts = overview.languages();
    if (counts.size() < 2) {
      return List.of();
    }
    List<Models.Filter> filters = new ArrayList<>();
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    filters.add(new Models.Filter("", "", all, path(show, "", ""), lang.isEmpty(), true));
    counts.forEach(
        (tag, count) -> {
          Locale locale = Locale.forLanguageTag(tag);
          String name = locale.getDisplayName(locale);
          filters.add(
              new Models.Filter(
                  tag,
                  name.substring(0, 1).toUpperCase(locale) + name.substring(1),
                  count,
                  path(show, tag, ""),
                  tag.equals(lang),
                  false));
        });
    return filters;
  }

  /**
   * Values are checked names and cursors: nothing in them needs escaping but the colon, which may
   * stand.
   */
  private static String path(String show, String lang, String after) {
    StringBuilder query = new StringBuilder();
    String[][] members = {{"show", show}, {"language", lang}, {"after", after}};
    for (String[] member : members) {
      if (!member[1].isEmpty()) {
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(member[0])
            .append('=')
            .append(java.net.URLEncoder.encode(member[1], java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return Action.PREFIX + query;
  }

  private static Map<String, Object> list(String title, List<Action> items, PageRequest request) {
    List<Map<String, Object>> elements = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Map<String, Object> element = new LinkedHashMap<>();
      element.put("@type", "ListItem");
      element.put("position", i + 1);
      element.put("name", items.get(i).title());
      element.put("url", request.absoluteUrl(items.get(i).path()));
      elements.add(element);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@type", "CollectionPage");
    data.put("name", title);
    data.put("url", request.absoluteUrl(Action.PREFIX));
    data.put("mainEntity", Map.of("@type", "ItemList", "itemListElement", elements));
    return data;
  }

  private PageResult answer(String slug, PageRequest request) {
    Optional<Action> found = actions.at(slug);
    if (found.isEmpty()) {
      return PageResult.missing();
    }
    Action action = found.get();
    if (!action.slug().equals(slug)) {
      return PageResult.moved(action.path());
    }
    Map<Locale, String> alternates = overview.variants(action);
    return Page.of(action.title(), action.locale(), "article")
        .about(ActionLabels.contentId(action))
        .with("main", views.item(action, AnswerViews.Heading.LEFT_OUT, request))
        .with("beside", views.aside(action, request))
        .with("after", views.after(action, related(action), request))
        .withHead(
            head(
                AnswerViews.description(action),
                action.path(),
                List.of(new Link(messages.text(action.locale(), "home.name"), Action.PREFIX)),
                "article",
                action.updatedAt(),
                alternates.size() > 1 ? alternates : Map.of(),
                true));
  }

  private List<Action> related(Action action) {
    if (action.theme().isEmpty()) {
      return List.of();
    }
    ActionFilter theme = new ActionFilter("", Set.of(), action.theme(), "", false, false);
    return actions.list(theme, "", RELATED + 1).items().stream()
        .filter(other -> !other.id().equals(action.id()))
        .limit(RELATED)
        .toList();
  }

  private static Page.Head head(
      String description,
      String path,
      List<Link> crumbs,
      String type,
      @Nullable Instant updated,
      Map<Locale, String> alternates,
      boolean indexed) {
    return new Page.Head(
        description,
        path,
        alternates,
        crumbs,
        type,
        "",
        updated,
        indexed,
        Duration.ofMinutes(1),
        FEED);
  }

  @Override
  public Stream<SitemapEntry> sitemap() {
    List<SitemapEntry> entries = new ArrayList<>();
    Instant newest = Instant.EPOCH;
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      ActionPage part = actions.list(ActionFilter.ALL, cursor.get(), SITEMAP_PART);
      for (Action action : part.items()) {
        entries.add(new SitemapEntry(action.path(), action.updatedAt(), Map.of()));
        newest = action.updatedAt().isAfter(newest) ? action.updatedAt() : newest;
      }
      cursor = part.next();
    }
    if (entries.isEmpty()) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(new SitemapEntry(Action.PREFIX, newest, Map.of())), entries.stream());
  }

  @Override
  public List<Link> navigation(Locale language) {
    return List.of(new Link(messages.text(language, "home.name"), Action.PREFIX));
  }
}
