// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import static org.candorcms.api.content.SafeHtml.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.rendering.cache.Body;
import org.candorcms.rendering.cache.TagCache;
import org.candorcms.rendering.template.Direction;
import org.candorcms.rendering.template.Theme;

/** One widget as HTML that needs nothing around it. */
final class Fragments {
  static final String PATH = "/fragments/";

  private static final long MAX_AGE_SECONDS = 30;
  private static final Set<String> OWN = Set.of("lang", "theme", "settings", "form", "ok");

  private final Widgets widgets;
  private final TagCache<Answer> cache;
  private final Visit.Surroundings surroundings;
  private final Themes themes;

  Fragments(
      Widgets widgets, TagCache<Answer> cache, Visit.Surroundings surroundings, Themes themes) {
    this.widgets = widgets;
    this.cache = cache;
    this.surroundings = surroundings;
    this.themes = themes;
  }

  /**
   * The fragment of a widget.
   *
   * @throws ProblemException 404 for an unknown widget, 400 for parameters that do not fit
   */
  Answer answer(String id, Call call) {
    if (call.form().isPresent()) {
      return make(id, call).value();
    }
    String address =
        String.join(
            "\n",
            PATH + id,
            call.origin(),
            call.base(),
            language(call).toLanguageTag(),
            theme(call).name(),
            call.query().toString());
    return cache.get(address, name -> dimension(name, call), () -> make(id, call));
  }

  /** What the address does not hold already. */
  private static String dimension(String name, Call call) {
    return name.equals(Reading.LANGUAGES) ? call.preferred().toString() : "";
  }

  private TagCache.Made<Answer> make(String id, Call call) {
    Json json = surroundings.json();
    List<WidgetEntry> known = widgets.registry().all(entry -> entry.description().id().equals(id));
    Set<String> parameters = known.isEmpty() ? Set.of() : known.get(0).parameterNames();
    List<String> members = known.isEmpty() ? List.of() : json.members(known.get(0).settingsType());
    Locale language = language(call);
    Theme theme = theme(call);
    Map<String, Object> settings = new LinkedHashMap<>();
    call.parameter("settings").ifPresent(text -> settings.putAll(json.readObject(text)));
    List<FieldError> unknown = new ArrayList<>();
    call.query()
        .forEach(
            (name, values) -> {
              if (members.contains(name)) {
                settings.put(name, values.size() == 1 ? values.get(0) : List.copyOf(values));
              } else if (!OWN.contains(name) && !parameters.contains(name)) {
                unknown.add(
                    new FieldError(
                        name, "unknown-parameter", "There is no parameter " + name + "."));
              }
            });
    if (!known.isEmpty() && !unknown.isEmpty()) {
      throw ProblemException.invalid(unknown);
    }
    Call own = forWidget(call, parameters, members);
    Reading reading = new Reading();
    Visit visit =
        new Visit(
            surroundings, own, theme, surroundings.builtIn(), "theme", language, "f", reading);
    checkParameters(known, visit);
    Fragment fragment =
        widgets
            .alone(id, settings, visit, reading)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.NOT_FOUND, "There is no widget " + printable(id) + "."));
    Answer answer = answer(id, fragment, visit, parameters);
    return new TagCache.Made<>(
        answer, reading.dimensions(), fragment.tags(), fragment.maxAge(), answer.size());
  }

  private static void checkParameters(List<WidgetEntry> known, Visit visit) {
    if (!known.isEmpty()) {
      known.get(0).parameterTypes().forEach(visit::params);
    }
  }

  private static String printable(String id) {
    return id.length() > 80 ? id.substring(0, 80) + "..." : id;
  }

  /** Settings stay in the query, so that forms return to, and links lead to, the same widget. */
  private static Call forWidget(Call call, Set<String> parameters, List<String> members) {
    Map<String, List<String>> query = new LinkedHashMap<>(call.query());
    Set<String> kept = new HashSet<>(parameters);
    kept.addAll(members);
    kept.addAll(OWN);
    query.keySet().retainAll(kept);
    return new Call(
        call.path(),
        query,
        call.base(),
        call.origin(),
        call.preferred(),
        call.caller(),
        call.visitor(),
        call.form(),
        true);
  }

  private Locale language(Call call) {
    Optional<String> wanted = call.parameter("lang");
    if (wanted.isEmpty() || wanted.get().isEmpty()) {
      return surroundings.settings().defaultLanguage();
    }
    if (!wanted.get().matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")) {
      throw ProblemException.invalid(
          "lang", "language", "lang was not a language; write it as in en or pt-BR.");
    }
    return Locale.forLanguageTag(wanted.get());
  }

  private Theme theme(Call call) {
    Optional<String> wanted = call.parameter("theme").filter(name -> !name.isEmpty());
    if (wanted.isEmpty()) {
      return themes.current();
    }
    return themes
        .find(wanted.get())
        .orElseThrow(
            () -> ProblemException.invalid("theme", "unknown-theme", "There is no such theme."));
  }

  private Answer answer(String id, Fragment fragment, Visit visit, Set<String> parameters) {
    StringBuilder html = new StringBuilder(fragment.html().length() + 800);
    html.append("<div class=\"candor-fragment\" data-widget=\"")
        .append(text(id))
        .append("\" lang=\"");
    html.append(text(visit.language().toLanguageTag()));
    html.append("\" dir=\"").append(Direction.of(visit.language()));
    // What a page may hand on from its own address.
    html.append("\" data-parameters=\"").append(text(String.join(" ", new TreeSet<>(parameters))));
    html.append("\">\n");
    if (fragment.html().contains(Labels.MARK)) {
      style(html, visit, surroundings.builtIn().assets().path(Labels.GUARD));
    }
    if (visit.look().assets().find(Theme.FRAGMENT_STYLE).isPresent()) {
      style(html, visit, visit.look().assets().path(Theme.FRAGMENT_STYLE));
    }
    fragment.styles().stream().distinct().forEach(path -> style(html, visit, path));
    html.append("<div class=\"candor\">").append(fragment.html()).append("</div>\n");
    html.append(JsonLd.script(fragment.jsonLd(), surroundings.json()));
    for (String path : new java.util.LinkedHashSet<>(fragment.scripts())) {
      html.append("<script type=\"module\" src=\"").append(text(visit.absoluteUrl(path)));
      html.append("\"></script>");
    }
    html.append("</div>\n");
    Duration age = fragment.maxAge();
    String cacheControl =
        age.isZero()
            ? Answer.PRIVATE
            : "public, max-age="
                + Math.min(MAX_AGE_SECONDS, age.toSeconds())
                + ", stale-while-revalidate=30";
    String ancestors = surroundings.settings().frameAncestors();
    return Answer.of(200, Body.of(html.toString(), "text/html;charset=utf-8"), cacheControl)
        .with("Access-Control-Allow-Origin", "*")
        .with("Cross-Origin-Resource-Policy", "cross-origin")
        .with("Content-Language", visit.language().toLanguageTag())
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: https:;"
                + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors "
                + ancestors)
        .with("X-Robots-Tag", "noindex");
  }

  private static void style(StringBuilder html, Visit visit, String path) {
    html.append("<link rel=\"stylesheet\" href=\"")
        .append(text(visit.absoluteUrl(path)))
        .append("\">\n");
  }
}
