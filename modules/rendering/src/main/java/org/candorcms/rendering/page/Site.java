// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.rendering.cache.Body;
import org.candorcms.rendering.cache.TagCache;

/** Everything that visitors can ask for, by path. */
public final class Site {
  private static final String DAILY = "public, max-age=3600";

  private final Parts parts;
  private final HostSettings host;

  Site(Parts parts, HostSettings host) {
    this.parts = parts;
    this.host = host;
  }

  /**
   * What a site is made of.
   *
   * @param pages pages with their frame
   * @param fragments single widgets
   * @param forms forms without script
   * @param feeds Atom and JSON Feed
   * @param assets files
   * @param sources page sources
   * @param themes looks
   * @param surroundings what is the same for all requests
   * @param cache for the sitemap
   */
  record Parts(
      Pages pages,
      Fragments fragments,
      Forms forms,
      Feeds feeds,
      Assets assets,
      Sources sources,
      Themes themes,
      Visit.Surroundings surroundings,
      TagCache<Answer> cache) {}

  Settings settings() {
    return parts.surroundings.settings();
  }

  Optional<URI> baseUrl() {
    return host.baseUrl();
  }

  Optional<String> basePath() {
    return host.baseUrl().map(uri -> Optional.ofNullable(uri.getRawPath()).orElse(""));
  }

  boolean allowsForms(String origin) {
    return settings().formOrigins().stream().anyMatch(origin::equalsIgnoreCase);
  }

  String json(Object value) {
    return parts.surroundings.json().write(value);
  }

  String errorPage(String code) {
    return basePath().orElse("") + "/api/docs/errors/" + code;
  }

  /** Answers GET. */
  Answer get(String path, Call call) {
    if (path.startsWith("/assets/")) {
      return parts
          .assets
          .answer(path.substring("/assets/".length()), call.base())
          .orElseGet(() -> parts.pages.error(call, 404));
    }
    if (path.startsWith(Fragments.PATH)) {
      return parts.fragments.answer(
          path.substring(Fragments.PATH.length()),
          parts.forms.outcome(call).map(call::with).orElse(call));
    }
    if (path.startsWith("/feeds/")) {
      return parts
          .feeds
          .answer(path.substring("/feeds/".length()), plain(call))
          .orElseGet(() -> parts.pages.error(call, 404));
    }
    if (Sitemap.names(path)) {
      return sitemap(path, call);
    }
    return switch (path) {
      case "/embed.js" -> embed();
      case "/robots.txt" -> robots(call);
      case "/favicon.svg" -> favicon(call);
      default -> page(path, call);
    };
  }

  private Answer page(String path, Call call) {
    if (!Paths.plausible(path) || path.startsWith("/forms/")) {
      return parts.pages.error(at(call, "/"), 404);
    }
    if (path.length() > 1 && path.endsWith("/")) {
      String target = path.replaceAll("/+$", "");
      String query = Queries.write(call.query(), name -> false);
      return Answer.redirect(
          301,
          Addresses.below(call.base(), target.isEmpty() ? "/" : target) + query,
          Answer.REVALIDATE);
    }
    Optional<Call.SentForm> outcome = parts.forms.outcome(call);
    return parts.pages.answer(outcome.isPresent() ? call.with(outcome.get()) : call);
  }

  /** The page at a path as a visitor who is not signed in sees it. */
  Optional<RenderedPage> rendered(String path, String preview) {
    if (!Paths.plausible(path)) {
      return Optional.empty();
    }
    URI base = baseUrl().orElse(URI.create("http://localhost"));
    return parts.pages.rendered(
        new Call(
            path,
            preview.isEmpty() ? Map.of() : Map.of("preview", List.of(preview)),
            Optional.ofNullable(base.getRawPath()).orElse(""),
            base.getScheme() + "://" + base.getRawAuthority(),
            List.of(settings().defaultLanguage()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private static Call at(Call call, String path) {
    return new Call(
        path,
        Map.of(),
        call.base(),
        call.origin(),
        call.preferred(),
        call.caller(),
        call.visitor(),
        call.form(),
        call.absolute());
  }

  /** Takes a form. */
  Answer submit(String id, Sent sent, Call call) {
    return parts.forms.submit(id, sent, call);
  }

  /** How large the body of a form may be. */
  long maxFormBytes(String id) {
    return parts.forms.maxBytes(id);
  }

  private Visit plain(Call call) {
    return new Visit(
        parts.surroundings,
        call,
        parts.themes.current(),
        parts.surroundings.builtIn(),
        "theme",
        settings().defaultLanguage(),
        "x",
        new Reading());
  }

  private Answer sitemap(String path, Call call) {
    Visit visit = plain(call);
    return parts.cache.get(
        call.origin() + '\n' + call.base() + "\nsitemap" + path,
        visit::dimension,
        () -> {
          Answer answer =
              Sitemap.answer(path, parts.sources.sitemap(), visit, Sitemap.MAX_ENTRIES)
                  .map(body -> Answer.of(200, body, "public, max-age=60"))
                  .orElseGet(() -> parts.pages.error(call, 404));
          return new TagCache.Made<>(
              answer,
              Set.of(),
              Set.of("page", "navigation"),
              java.time.Duration.ofSeconds(30),
              answer.size());
        });
  }

  private Answer embed() {
    Body script = parts.surroundings.builtIn().assets().find("rendering/embed.js").orElseThrow();
    return Answer.of(200, script, "public, max-age=300, stale-while-revalidate=86400")
        .with("Access-Control-Allow-Origin", "*")
        .with("Cross-Origin-Resource-Policy", "cross-origin");
  }

  private Answer robots(Call call) {
    Visit visit = plain(call);
    Set<String> closed = new LinkedHashSet<>(List.of("/api/", "/admin", "/forms/"));
    StringBuilder text = new StringBuilder("User-agent: *\n");
    closed.forEach(path -> text.append("Disallow: ").append(call.base()).append(path).append('\n'));
    text.append("\nSitemap: ").append(visit.absoluteUrl("/sitemap.xml")).append('\n');
    return Answer.of(200, Body.of(text.toString(), "text/plain;charset=utf-8"), DAILY);
  }

  private Answer favicon(Call call) {
    return parts
        .themes
        .current()
        .assets()
        .find("theme/favicon.svg")
        .or(() -> parts.surroundings.builtIn().assets().find("rendering/favicon.svg"))
        .map(body -> Answer.of(200, body, DAILY))
        .orElseGet(() -> parts.pages.error(call, 404));
  }
}
