// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.candorcms.api.json.Json;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the label of a page as a browser lays it out, in every layout. Off where the settings
 * name no browser, and silent where a page has no label. A browser that fails is a warning: what it
 * would have seen nobody knows, and no page waits for it.
 */
@Component(service = LayoutCheck.class, configurationPid = DisclosureSettings.PID)
public final class LayoutCheck {
  /** The code of a finding about a label that is not seen. */
  static final String CODE = "label.layout";

  /** The code of a finding about a page that no browser could look at. */
  static final String NOT_CHECKED = "layout.not-checked";

  private static final Logger log = LoggerFactory.getLogger(LayoutCheck.class);

  /** Well within the time that a page has for all its checks. */
  private static final Duration LIMIT = Duration.ofSeconds(12);

  private static final int MOST_WIDTHS = 12;

  private final Optional<Browser> browser;

  /** Gets its surroundings. */
  @Activate
  public LayoutCheck(
      @Reference Json json, @Reference HostSettings host, DisclosureSettings settings) {
    this(
        settings.browser().isBlank()
            ? Optional.empty()
            : Optional.of(
                new Browser(
                    settings.browser().strip(),
                    words(settings.browser$_$arguments()),
                    widths(settings.browser$_$widths()),
                    base(settings.browser$_$base(), host),
                    LIMIT,
                    json)));
  }

  LayoutCheck(Optional<Browser> browser) {
    this.browser = browser;
  }

  @Deactivate
  void close() {
    browser.ifPresent(Browser::close);
  }

  private static List<String> words(String setting) {
    return Stream.of(setting.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static String base(String setting, HostSettings host) {
    return setting.isBlank()
        ? host.baseUrl()
            .map(Object::toString)
            .orElseGet(() -> "http://127.0.0.1:" + host.get("candor.port").orElse("8080"))
        : setting.strip();
  }

  private static List<Integer> widths(String setting) {
    List<Integer> widths = new ArrayList<>();
    for (String item : PageLabels.list(setting)) {
      if (item.matches("[0-9]{2,4}") && widths.size() < MOST_WIDTHS) {
        widths.add(Integer.valueOf(item));
      }
    }
    return widths.isEmpty() ? List.of(320, 1366) : widths;
  }

  /**
   * How the browser does.
   *
   * @param state {@code off} where none is set, {@code untried, works} or {@code failed}
   * @param problem why it failed
   */
  public record Condition(String state, String problem) {}

  /** How the browser does, in the words of a language. */
  public Condition condition(Wording wording) {
    return browser
        .map(Browser::state)
        .map(
            now ->
                new Condition(
                    now.kind().name().toLowerCase(Locale.ROOT),
                    now.problem().map(wording::say).orElse("")))
        .orElseGet(() -> new Condition("off", ""));
  }

  /** What is wrong with how a label is laid out. */
  List<Finding> findings(RenderedPage page, String label, Wording wording) {
    if (browser.isEmpty() || label.isEmpty()) {
      return List.of();
    }
    try {
      Browser.Sight sight = browser.get().look(page.html(), page.path());
      Map<String, List<Browser.Trouble>> alike = new LinkedHashMap<>();
      for (Browser.Trouble trouble : sight.troubles()) {
        // Measured figures differ by layout; the trouble is the same.
        alike
            .computeIfAbsent(
                trouble.label() + '\n' + trouble.trouble().key(), any -> new ArrayList<>())
            .add(trouble);
      }
      return alike.values().stream()
          .map(all -> finding(page, label, all, sight.widths(), wording))
          .toList();
    } catch (Chromium.Failure failure) {
      log.warn("The browser could not look at {}: {}", page.path(), failure.getMessage());
      return List.of(
          finding(
              Severity.WARN,
              NOT_CHECKED,
              new Finding.Place(0, 1, ""),
              Statement.of("finding.layout.not-checked", "why", failure.why()),
              Statement.of("fix.layout.not-checked"),
              NOT_CHECKED,
              wording));
    }
  }

  private static Finding finding(
      RenderedPage page,
      String expected,
      List<Browser.Trouble> alike,
      SortedSet<Integer> widths,
      Wording wording) {
    Browser.Trouble first = alike.get(0);
    String label = first.label().isEmpty() ? expected : first.label();
    List<Layout> layouts = alike.stream().map(Browser.Trouble::layout).toList();
    int at = Math.max(0, page.html().indexOf("label-required"));
    int line = 1 + (int) page.html().substring(0, at).chars().filter(c -> c == '\n').count();
    return finding(
        Severity.BLOCK,
        CODE,
        new Finding.Place(at, line, label.length() > 120 ? label.substring(0, 120) : label),
        Statement.of(
            "finding.label.layout",
            "place",
            Layout.words(layouts, widths),
            "label",
            label,
            "trouble",
            first.trouble()),
        Statement.of("fix.label.layout"),
        // A false alarm is one for the layouts in which it was seen.
        CODE + '.' + Integer.toHexString((label + first.trouble().key() + layouts).hashCode()),
        wording);
  }

  private static Finding finding(
      Severity severity,
      String code,
      Finding.Place at,
      Statement what,
      Statement todo,
      String key,
      Wording wording) {
    return new Finding(
        severity,
        code,
        Optional.empty(),
        wording.say(what),
        at,
        Optional.empty(),
        Optional.empty(),
        wording.say(todo),
        what,
        todo,
        key);
  }
}
