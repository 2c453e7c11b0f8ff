// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.json.Json;
import org.candorcms.api.page.Placement;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.View;
import org.candorcms.rendering.cache.TagCache;
import org.candorcms.rendering.extension.Registry;

/** Renders widgets within their limits. A failing one never reaches the page it stands on. */
final class Widgets {
  private static final int LAST_GOOD = 500;

  private final Registry<WidgetEntry> registry;
  private final Sandbox sandbox;
  private final TagCache<Fragment> cache;
  private final Json json;
  private final Settings settings;
  private final Map<String, Fragment> lastGood =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, .75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Fragment> eldest) {
              return size() > LAST_GOOD;
            }
          });

  Widgets(
      Registry<WidgetEntry> registry,
      Sandbox sandbox,
      TagCache<Fragment> cache,
      Json json,
      Settings settings) {
    this.registry = registry;
    this.sandbox = sandbox;
    this.cache = cache;
    this.json = json;
    this.settings = settings;
  }

  Registry<WidgetEntry> registry() {
    return registry;
  }

  /** A widget that is being rendered. */
  interface Pending {
    /** Waits, at most until the time limit. */
    Fragment fragment();
  }

  /** Begins to render a widget of a page; never throws. */
  Pending start(Placement placement, Visit page, String instanceId, Reading pageReading) {
    Optional<Registry<WidgetEntry>.Use> found =
        registry.use(placement.type(), Duration.ofSeconds(10));
    if (found.isEmpty()) {
      // What is not installed stays missing until the cache is cleared by its arrival.
      String name = SafeHtml.text(placement.type()).value();
      Fragment none =
          Fragment.NOTHING.showing(
              "<div class=\"widget-empty\" data-widget=\"" + name + "\" hidden></div>");
      return () -> none;
    }
    Registry<WidgetEntry>.Use use = found.get();
    WidgetEntry entry = use.get();
    Reading reading = new Reading();
    Visit visit = page.of(entry.plugin(), entry.pluginName(), instanceId, reading);
    String address = address(entry, placement.settings(), visit);
    if (entry.rests()) {
      use.close();
      return () -> instead(entry, address, visit);
    }
    AtomicBoolean begun = new AtomicBoolean();
    Sandbox.Running<Fragment> running =
        sandbox.start(
            () -> {
              if (!begun.compareAndSet(false, true)) {
                return Fragment.NOTHING;
              }
              try (use) {
                return render(entry, placement.settings(), visit, address);
              }
            },
            entry.limit(settings.widgetLimit()));
    return () -> {
      try {
        Fragment fragment = running.await();
        fragment.dimensions().forEach(pageReading::note);
        return fragment;
      } catch (Sandbox.Failure failure) {
        if (begun.compareAndSet(false, true)) {
          use.close();
        }
        entry.noteFailure(failure);
        return instead(entry, address, visit);
      }
    };
  }

  /**
   * Renders a widget alone, for its fragment address.
   *
   * @throws ProblemException 400 for settings that do not fit
   */
  Optional<Fragment> alone(String id, Map<String, Object> values, Visit outer, Reading reading) {
    Optional<Registry<WidgetEntry>.Use> found = registry.use(id, Duration.ofSeconds(10));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    WidgetEntry entry = found.get().get();
    try {
      json.convert(values, entry.settingsType());
    } catch (ProblemException e) {
      found.get().close();
      throw e;
    }
    found.get().close();
    return Optional.of(start(new Placement("f", id, values), outer, "w1", reading).fragment());
  }

  private String address(WidgetEntry entry, Map<String, Object> values, Visit visit) {
    Call call = visit.call();
    return String.join(
        "\n",
        entry.description().id(),
        json.write(new TreeMap<>(values)),
        visit.language().toLanguageTag(),
        visit.theme(),
        call.absolute() ? "absolute" : "",
        call.origin(),
        call.base());
  }

  private Fragment render(
      WidgetEntry entry, Map<String, Object> values, Visit visit, String address) {
    if (visit.call().form().isPresent()) {
      return make(entry, values, visit).value();
    }
    Fragment fragment = cache.get(address, visit::dimension, () -> make(entry, values, visit));
    if (!fragment.maxAge().isZero()) {
      lastGood.put(asked(address, visit, parameters(entry, visit)), fragment);
    }
    return fragment;
  }

  private TagCache.Made<Fragment> make(WidgetEntry entry, Map<String, Object> values, Visit visit) {
    Record converted = json.convert(values, entry.settingsType());
    View view = entry.widget().render(converted, visit);
    Fragment fragment = Views.render(view, visit);
    entry.noteAnswer();
    if (visit.reading().personal()) {
      fragment = fragment.notReusable();
    }
    return new TagCache.Made<>(
        fragment,
        visit.reading().dimensions(),
        fragment.tags(),
        fragment.maxAge(),
        fragment.size());
  }

  /** Where the last good output for some parameters is. */
  private static String asked(String address, Visit visit, Map<String, List<String>> parameters) {
    return address + '\n' + visit.call().path() + '\n' + parameters;
  }

  private static Map<String, List<String>> parameters(WidgetEntry entry, Visit visit) {
    Map<String, List<String>> asked = new TreeMap<>(visit.call().query());
    asked.keySet().retainAll(entry.parameterNames());
    return asked;
  }

  /** The last good output, else an empty place; neither is reused. */
  private Fragment instead(WidgetEntry entry, String address, Visit visit) {
    Fragment good = lastGood.get(asked(address, visit, parameters(entry, visit)));
    if (good == null) {
      // Never what somebody else filtered; the whole says itself that nothing is chosen.
      good = lastGood.get(asked(address, visit, Map.of()));
    }
    return good != null
        ? good.notReusable()
        : placeholder(entry.description().id(), entry.rests() ? "resting" : "failed", visit);
  }

  /** Visitors see nothing; editors see which widget is meant. */
  private static Fragment placeholder(String id, String state, Visit visit) {
    boolean editor = visit.call().caller().filter(caller -> caller.has("editor")).isPresent();
    String name = SafeHtml.text(id).value();
    String html =
        editor
            ? "<div class=\"callout callout-warning\" role=\"note\"><p>"
                + name
                + ": "
                + state.toLowerCase(Locale.ROOT)
                + "</p></div>"
            : "<div class=\"widget-empty\" data-widget=\"" + name + "\" hidden></div>";
    return new Fragment(html, List.of(), List.of(), List.of(), Set.of(), Set.of(), Duration.ZERO);
  }
}
