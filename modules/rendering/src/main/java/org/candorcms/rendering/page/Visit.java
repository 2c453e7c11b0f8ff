// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.json.Json;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;
import org.candorcms.api.widget.FormResult;
import org.candorcms.rendering.template.Scope;
import org.candorcms.rendering.template.Templates;
import org.candorcms.rendering.template.Theme;

/**
 * What one piece of a page (its source, a widget, the frame) sees of the request. It notes what was
 * read, so that output is reused only where it may be.
 */
final class Visit implements PageRequest, Scope {
  private static final Set<String> PASSING = Set.of("form", "ok", "gclid", "fbclid", "msclkid");

  private final Surroundings surroundings;
  private final Call call;
  private final Theme theme;
  private final Plugin plugin;
  private final String pluginName;
  private final Locale language;
  private final String instanceId;
  private final Reading reading;

  Visit(
      Surroundings surroundings,
      Call call,
      Theme theme,
      Plugin plugin,
      String pluginName,
      Locale language,
      String instanceId,
      Reading reading) {
    this.surroundings = surroundings;
    this.call = call;
    this.theme = theme;
    this.plugin = plugin;
    this.pluginName = pluginName;
    this.language = language;
    this.instanceId = instanceId;
    this.reading = reading;
  }

  /**
   * What is the same for all requests.
   *
   * @param json reads parameters
   * @param builtIn the module's own files, last in every look-up
   * @param settings the settings in force
   */
  record Surroundings(Json json, Plugin builtIn, Settings settings) {}

  Call call() {
    return call;
  }

  Reading reading() {
    return reading;
  }

  Theme look() {
    return theme;
  }

  Templates templates() {
    return plugin.templates(theme, surroundings.builtIn());
  }

  /** The same request in another language, as for a page whose language its source decides. */
  Visit in(Locale other) {
    return new Visit(surroundings, call, theme, plugin, pluginName, other, instanceId, reading);
  }

  /** The same request with the messages of a name. */
  Visit named(String name) {
    return name.equals(pluginName)
        ? this
        : new Visit(surroundings, call, theme, plugin, name, language, instanceId, reading);
  }

  /** The same request as another plugin's piece sees it. */
  Visit of(Plugin other, String name, String id, Reading newReading) {
    return new Visit(surroundings, call, theme, other, name, language, id, newReading);
  }

  /** The value of a dimension that a cache key needs. */
  String dimension(String name) {
    if (name.equals(Reading.LANGUAGES)) {
      return call.preferred().toString();
    }
    if (name.equals(Reading.INSTANCE)) {
      return instanceId;
    }
    if (name.equals(Reading.CURRENT_URL)) {
      return address();
    }
    List<String> values = call.query().get(name.substring(Reading.PARAMETER.length()));
    return values == null ? "" : values.toString();
  }

  @Override
  public String path() {
    return call.path();
  }

  @Override
  public List<Locale> preferredLanguages() {
    reading.note(Reading.LANGUAGES);
    return call.preferred();
  }

  @Override
  public String preview() {
    String token = call.parameter("preview").orElse("");
    if (!token.isEmpty()) {
      reading.notePersonal();
    }
    return token;
  }

  @Override
  public boolean visited() {
    return call.visitor().isPresent();
  }

  @Override
  public Locale language() {
    return language;
  }

  @Override
  public <P extends Record> P params(Class<P> type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : surroundings.json().members(type)) {
      reading.note(Reading.PARAMETER + name);
      // A plain form sends an empty text where nothing was chosen.
      List<String> given =
          call.query().getOrDefault(name, List.of()).stream()
              .filter(value -> !value.isEmpty())
              .toList();
      if (!given.isEmpty()) {
        values.put(name, given.size() == 1 ? given.get(0) : String.join(",", given));
      }
    }
    return call.absolute() ? surroundings.json().convert(values, type) : lenient(values, type);
  }

  /** On a page, a parameter that does not validate is as good as not given. */
  private <P extends Record> P lenient(Map<String, Object> values, Class<P> type) {
    Map<String, Object> left = new LinkedHashMap<>(values);
    for (int tries = 0; tries <= values.size(); tries++) {
      try {
        return surroundings.json().convert(left, type);
      } catch (ProblemException e) {
        Set<String> wrong = new HashSet<>();
        for (FieldError error : e.errors()) {
          wrong.add(error.pointer().replaceFirst("^/", "").replaceFirst("/.*$", ""));
        }
        if (!left.keySet().removeAll(wrong)) {
          left.clear();
        }
      }
    }
    return surroundings.json().convert(Map.of(), type);
  }

  @Override
  public String url(String path) {
    return call.absolute() ? absoluteUrl(path) : Addresses.below(call.base(), path);
  }

  @Override
  public String absoluteUrl(String path) {
    String address = Addresses.below(call.base(), path);
    return address.startsWith("/") ? call.origin() + address : address;
  }

  @Override
  public String asset(String name) {
    return url(assetPath(name));
  }

  /** The path of an asset from the root of the site. */
  String assetPath(String name) {
    if (theme.assets().find(name).isPresent()) {
      return theme.assets().path(name);
    }
    return plugin.assets().path(name);
  }

  @Override
  public String message(String key, Map<String, ?> arguments) {
    return plugin.message(theme, surroundings.builtIn(), pluginName, key, language, arguments);
  }

  @Override
  public Optional<Caller> caller() {
    reading.notePersonal();
    return call.caller();
  }

  @Override
  public Optional<Visitor> visitor() {
    reading.notePersonal();
    return call.visitor();
  }

  @Override
  public String theme() {
    return theme.name();
  }

  @Override
  public String siteName() {
    return surroundings.settings().siteName();
  }

  @Override
  public String instanceId() {
    reading.note(Reading.INSTANCE);
    return instanceId;
  }

  @Override
  public String currentUrl() {
    reading.note(Reading.CURRENT_URL);
    return address();
  }

  private String address() {
    return Addresses.below("", call.path()) + Queries.write(call.query(), Visit::passing);
  }

  /** Parameters of this one visit; kept, each campaign would have a cache entry of its own. */
  private static boolean passing(String parameter) {
    return PASSING.contains(parameter) || parameter.startsWith("utm_");
  }

  @Override
  public Optional<FormResult> formResult(String formId) {
    if (call.form().isPresent()) {
      reading.notePersonal();
    }
    return call.form().filter(sent -> sent.id().equals(formId)).map(Call.SentForm::result);
  }

  @Override
  public String icon(String name) {
    return theme.icon(name);
  }

  @Override
  public String json(Object value) {
    return surroundings.json().write(value);
  }
}
