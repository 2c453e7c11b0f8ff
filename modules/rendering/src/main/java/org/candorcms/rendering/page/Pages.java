// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.json.Json;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.page.Content;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.Page;
import org.candorcms.api.page.PageResult;
import org.candorcms.api.page.Placement;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.widget.View;
import org.candorcms.rendering.cache.Body;
import org.candorcms.rendering.cache.TagCache;
import org.candorcms.rendering.extension.Registry;
import org.candorcms.rendering.page.Sources.SourceEntry;
import org.candorcms.rendering.template.Templates;
import org.candorcms.rendering.template.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests for pages: source, widgets, frame, head, cache. */
final class Pages {
  /** The slot of what opens a page; some layouts have it ahead of the main content. */
  private static final String OPENING = "hero";

  private static final Logger log = LoggerFactory.getLogger(Pages.class);

  private final Sources sources;
  private final Widgets widgets;
  private final TagCache<Answer> cache;
  private final Visit.Surroundings surroundings;
  private final Themes themes;
  private final Labels labels;

  Pages(
      Sources sources,
      Widgets widgets,
      TagCache<Answer> cache,
      Visit.Surroundings surroundings,
      Themes themes,
      Labels labels) {
    this.sources = sources;
    this.widgets = widgets;
    this.cache = cache;
    this.surroundings = surroundings;
    this.themes = themes;
    this.labels = labels;
  }

  /** The page at the path of a call, made anew; empty if there is none. */
  Optional<RenderedPage> rendered(Call call) {
    Optional<Registry<SourceEntry>.Use> found = sources.find(call.path());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (var use = found.get()) {
      Visit visit = visit(use.get(), call, themes.current(), new Reading());
      if (!(use.get().source().page(visit) instanceof Page page)) {
        return Optional.empty();
      }
      Visit own = visit.in(page.language());
      List<String> texts =
          labels
              .of(page.contentId(), page.language())
              .orElseThrow(() -> new IllegalStateException("Its labels are not known"));
      Composition composition = compose(page, own);
      if (!mark(page, composition)) {
        throw new IllegalStateException("What its links must carry is not known");
      }
      String html = html(page, composition, own, texts);
      return Optional.of(
          new RenderedPage(page.contentId(), call.path(), page.title(), page.language(), html));
    }
  }

  /** The page at the path of a call. */
  Answer answer(Call call) {
    Theme theme = themes.current();
    Optional<Registry<SourceEntry>.Use> found = sources.find(call.path());
    if (found.isEmpty()) {
      return error(call, 404);
    }
    try (var use = found.get()) {
      SourceEntry source = use.get();
      if (call.form().isPresent() || call.query().containsKey("preview")) {
        return make(source, call, theme).value();
      }
      Visit probe = visit(source, call, theme, new Reading());
      String address = call.origin() + '\n' + call.base() + '\n' + theme.name() + call.path();
      return cache.get(address, probe::dimension, () -> make(source, call, theme));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.error("page {} failed", call.path(), e);
      return error(call, 500);
    }
  }

  private Visit visit(SourceEntry source, Call call, Theme theme, Reading reading) {
    return new Visit(
        surroundings, call, theme, source.plugin(), source.name(), language(call), "p", reading);
  }

  /** Until the source says better: the language in the path, else the site's. */
  private Locale language(Call call) {
    for (String part : call.path().split("/", 5)) {
      for (Locale language : surroundings.settings().languages()) {
        if (language.toLanguageTag().equals(part)) {
          return language;
        }
      }
    }
    return surroundings.settings().defaultLanguage();
  }

  private TagCache.Made<Answer> make(SourceEntry source, Call call, Theme theme) {
    Reading reading = new Reading();
    Visit visit = visit(source, call, theme, reading);
    PageResult result = source.source().page(visit);
    if (result instanceof PageResult.Moved moved) {
      return moved(moved, visit);
    }
    if (!(result instanceof Page page)) {
      return new TagCache.Made<>(error(call, 404), Set.of(), Set.of(), Duration.ZERO, 0);
    }
    Composition composition = compose(page, visit.in(page.language()));
    Optional<List<String>> texts = labels.of(page.contentId(), page.language());
    if (!mark(page, composition) || texts.isEmpty()) {
      reading.notePersonal(); // What may lack a label is not shown twice.
    }
    Duration maxAge = reading.personal() ? Duration.ZERO : composition.maxAge;
    Answer answer =
        frame(page, composition, visit.in(page.language()), 200, maxAge, texts.orElse(List.of()));
    Set<String> tags = new LinkedHashSet<>(composition.tags);
    tags.add("page");
    tags.add("navigation");
    tags.add("page:" + call.path());
    if (!page.contentId().isEmpty()) {
      tags.add(ContentLabel.TAG);
    }
    return new TagCache.Made<>(answer, reading.dimensions(), tags, maxAge, answer.size());
  }

  private static TagCache.Made<Answer> moved(PageResult.Moved moved, Visit visit) {
    boolean varies = visit.reading().dimensions().contains(Reading.LANGUAGES);
    Answer answer =
        Answer.redirect(
            moved.permanent() ? 301 : 302,
            visit.url(moved.path()),
            varies || !moved.permanent() ? Answer.PRIVATE : Answer.REVALIDATE);
    return new TagCache.Made<>(answer, Set.of(), Set.of(), Duration.ZERO, 0);
  }

  /** What the contents of a page add up to. */
  private static final class Composition {
    final Map<String, SafeHtml> slots = new LinkedHashMap<>();
    final List<Map<String, Object>> jsonLd = new ArrayList<>();
    final Set<String> styles = new LinkedHashSet<>();
    final Set<String> scripts = new LinkedHashSet<>();
    final Set<String> tags = new LinkedHashSet<>();
    Duration maxAge;

    Composition(Duration maxAge) {
      this.maxAge = maxAge;
    }

    void add(Fragment fragment) {
      jsonLd.addAll(fragment.jsonLd());
      styles.addAll(fragment.styles());
      scripts.addAll(fragment.scripts());
      tags.addAll(fragment.tags());
      if (fragment.maxAge().compareTo(maxAge) < 0) {
        maxAge = fragment.maxAge();
      }
    }
  }

  /** Widgets are begun first and awaited last, so that they run side by side. */
  private Composition compose(Page page, Visit visit) {
    Map<String, List<Widgets.Pending>> pending = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<String, List<Content>> slot : page.slots().entrySet()) {
      List<Widgets.Pending> list = new ArrayList<>();
      for (Content content : slot.getValue()) {
        number++;
        String id = "w" + number;
        if (content instanceof Placement placement) {
          list.add(widgets.start(placement, visit, id, visit.reading()));
        } else if (content instanceof View view) {
          list.add(() -> Views.render(view, visit));
        }
      }
      pending.put(slot.getKey(), list);
    }
    Composition composition = new Composition(page.head().maxAge());
    pending.forEach(
        (slot, list) -> {
          StringBuilder html = new StringBuilder();
          for (Widgets.Pending piece : list) {
            Fragment fragment = piece.fragment();
            html.append(fragment.html());
            composition.add(fragment);
          }
          if (html.length() > 0) {
            composition.slots.put(slot, SafeHtml.trusted(html.toString()));
          }
        });
    return composition;
  }

  /** Marks the links of the content; whether it is known what they must carry. */
  private boolean mark(Page page, Composition composition) {
    boolean known = true;
    for (Map.Entry<String, SafeHtml> slot : composition.slots.entrySet()) {
      Optional<SafeHtml> marked = labels.marked(page.contentId(), page.language(), slot.getValue());
      known &= marked.isPresent();
      marked.ifPresent(slot::setValue);
    }
    return known;
  }

  private static List<String> styles(Composition composition, Theme theme) {
    List<String> styles = new ArrayList<>();
    if (theme.assets().find(Theme.PAGE_STYLE).isPresent()) {
      styles.add(theme.assets().path(Theme.PAGE_STYLE));
    }
    styles.addAll(composition.styles);
    return styles;
  }

  private String html(Page page, Composition composition, Visit source, List<String> texts) {
    Theme theme = source.look();
    Plugin builtIn = surroundings.builtIn();
    Visit visit = source.of(builtIn, "theme", "frame", source.reading());
    Templates templates = builtIn.templates(theme, builtIn);
    List<String> styles = styles(composition, theme);
    boolean labelled =
        !texts.isEmpty()
            || composition.slots.values().stream()
                .anyMatch(slot -> slot.value().contains(Labels.MARK));
    if (labelled) {
      styles.add(0, builtIn.assets().path(Labels.GUARD));
    }
    Map<String, Object> model =
        model(page, composition, visit, styles, List.copyOf(composition.scripts), texts);
    String layout = "layout/" + page.layout();
    return Labels.into(
        templates.render(templates.has(layout) ? layout : "layout/page", model, visit).value(),
        texts,
        Optional.ofNullable(composition.slots.get(OPENING)).map(SafeHtml::value).orElse(""));
  }

  private Answer frame(
      Page page,
      Composition composition,
      Visit source,
      int status,
      Duration maxAge,
      List<String> texts) {
    String html = html(page, composition, source, texts);
    List<String> styles = styles(composition, source.look());
    Answer answer =
        Answer.of(
            status,
            new Body(html.getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8"),
            maxAge.isZero() ? Answer.PRIVATE : Answer.REVALIDATE);
    if (!styles.isEmpty()) {
      answer = answer.with("Link", "<" + source.url(styles.get(0)) + ">; rel=preload; as=style");
    }
    if (source.reading().dimensions().contains(Reading.LANGUAGES)) {
      answer = answer.with("Vary", "Accept-Language");
    }
    return answer.with("Content-Language", page.language().toLanguageTag());
  }

  private Map<String, Object> model(
      Page page,
      Composition composition,
      Visit visit,
      List<String> styles,
      List<String> scripts,
      List<String> texts) {
    Map<String, Object> model = new LinkedHashMap<>();
    Json json = surroundings.json();
    List<Map<String, Object>> jsonLd = new ArrayList<>(composition.jsonLd);
    Breadcrumbs.jsonLd(page, visit).ifPresent(jsonLd::add);
    model.put("title", page.title());
    model.put("siteName", visit.siteName());
    model.put("homeUrl", visit.url("/"));
    model.put("isHome", visit.call().path().equals("/"));
    model.put("layout", page.layout());
    model.put(
        "head",
        SafeHtml.trusted(
            HeadTags.of(
                    page, visit, styles, scripts, surroundings.settings().defaultLanguage(), texts)
                + JsonLd.script(jsonLd, json)));
    model.put("slots", composition.slots);
    model.put("navigation", navigation(visit));
    model.put("languages", languages(page, visit));
    model.put("breadcrumbs", Breadcrumbs.model(page, visit));
    model.put("feedUrl", page.head().feed().isEmpty() ? "" : feed(page, visit));
    return model;
  }

  private static String feed(Page page, Visit visit) {
    return visit.url("/feeds/" + page.head().feed() + ".atom");
  }

  private List<Map<String, Object>> navigation(Visit visit) {
    List<Map<String, Object>> links = new ArrayList<>();
    String path = visit.call().path();
    for (Link link : sources.navigation(visit.language())) {
      boolean current =
          path.equals(link.path())
              || (link.path().length() > 1 && path.startsWith(link.path() + "/"));
      links.add(Map.of("title", link.title(), "url", visit.url(link.path()), "current", current));
    }
    return links;
  }

  private static List<Map<String, Object>> languages(Page page, Visit visit) {
    if (page.head().alternates().size() < 2) {
      return List.of();
    }
    return page.head().alternates().entrySet().stream()
        .map(
            entry -> {
              Locale language = entry.getKey();
              return Map.<String, Object>of(
                  "code", language.toLanguageTag(),
                  "name", Languages.ownName(language),
                  "url", visit.url(entry.getValue()),
                  "current", language.equals(page.language()));
            })
        .sorted(java.util.Comparator.comparing(map -> (String) map.get("code")))
        .toList();
  }

  /** An error as a page in the theme's frame, plain if even that fails. */
  Answer error(Call call, int status) {
    try {
      Theme theme = themes.current();
      Plugin builtIn = surroundings.builtIn();
      Locale language = Languages.best(call.preferred(), surroundings.settings().languages());
      if (call.path().split("/", 5).length > 2) {
        Locale byPath = language(call);
        language = call.path().contains("/" + byPath.toLanguageTag() + "/") ? byPath : language;
      }
      Visit visit =
          new Visit(surroundings, call, theme, builtIn, "theme", language, "error", new Reading());
      String title = visit.message("error." + status + ".title");
      Page page = Page.of(title, language, "page");
      page =
          page.withHead(
              new Page.Head(
                  "", "", Map.of(), List.of(), "website", "", null, false, Duration.ZERO, ""));
      Composition composition = new Composition(Duration.ZERO);
      SafeHtml html =
          visit
              .templates()
              .render(
                  "error",
                  Map.of("text", visit.message("error." + status + ".text"), "status", status),
                  visit);
      composition.slots.put("main", html);
      return frame(page, composition, visit, status, Duration.ZERO, List.of());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.error("error page {} failed", status, e);
      return Answer.of(
          status,
          Body.of(
              "<!doctype html><html lang=\"en\"><title>"
                  + status
                  + "</title><h1>"
                  + status
                  + "</h1>",
              "text/html;charset=utf-8"),
          Answer.PRIVATE);
    }
  }
}
