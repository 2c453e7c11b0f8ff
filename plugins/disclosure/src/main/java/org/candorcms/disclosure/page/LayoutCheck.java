// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.json.Json;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the label of a page as a browser lays it out, at every width of the settings. Off where
 * the settings name no browser, and silent where a page has no label.
 */
@Component(service = LayoutCheck.class, configurationPid = DisclosureSettings.PID)
public final class LayoutCheck {
  private static final Logger log = LoggerFactory.getLogger(LayoutCheck.class);

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Optional<Browser> browser;

  /** Gets its surroundings. */
  @Activate
  public LayoutCheck(
      @Reference Json json, @Reference HostSettings host, DisclosureSettings settings) {
    this.browser =
        settings.browser().isBlank()
            ? Optional.empty()
            : Optional.of(
                new Browser(
                    settings.browser().strip(),
                    List.of(settings.browser$_$arguments().strip().split("\\s+")),
                    widths(settings.browser$_$widths()),
                    settings.browser$_$base().isBlank()
                        ? host.baseUrl().map(Object::toString).orElse("http://127.0.0.1:8080")
                        : settings.browser$_$base().strip(),
                    LIMIT,
                    json));
  }

  private static List<Integer> widths(String setting) {
    List<Integer> widths = new ArrayList<>();
    for (String item : PageLabels.list(setting)) {
      if (item.matches("[0-9]{2,4}") && widths.size() < 12) {
        widths.add(Integer.valueOf(item));
      }
    }
    return widths.isEmpty() ? List.of(320, 1366) : widths;
  }

  /** What is wrong with how a label is laid out. */
  List<Finding> findings(RenderedPage page, String label, Wording wording) {
    if (browser.isEmpty() || label.isEmpty()) {
      return List.of();
    }
    try {
      List<Finding> findings = new ArrayList<>();
      for (Browser.Sight sight : browser.get().look(page.html())) {
        sight
            .trouble()
            .ifPresent(
                trouble -> findings.add(finding(page, label, sight.width(), trouble, wording)));
      }
      return findings;
    } catch (Browser.Failure failure) {
      log.warn("The browser could not look at {}: {}", page.path(), failure.getMessage());
      return List.of(
          finding(
              Severity.WARN,
              "layout.not-checked",
              new Finding.Place(0, 1, ""),
              Statement.of("finding.layout.not-checked", "why", failure.why()),
              Statement.of("fix.layout.not-checked"),
              "layout.not-checked",
              wording));
    }
  }

  private static Finding finding(
      RenderedPage page, String label, int width, Statement trouble, Wording wording) {
    int at = Math.max(0, page.html().indexOf("label-required"));
    int line = 1 + (int) page.html().substring(0, at).chars().filter(c -> c == '\n').count();
    return finding(
        Severity.BLOCK,
        "label.layout",
        new Finding.Place(at, line, label.length() > 120 ? label.substring(0, 120) : label),
        Statement.of(
            "finding.label.layout",
            "width",
            Integer.toString(width),
            "label",
            label,
            "trouble",
            trouble),
        Statement.of("fix.label.layout"),
        "label.layout." + width,
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
