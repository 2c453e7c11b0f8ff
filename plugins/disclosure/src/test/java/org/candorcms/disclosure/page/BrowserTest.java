// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.disclosure.rules.Packs;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Wording;
import org.junit.jupiter.api.Test;

/** What a real browser sees of a label; left out where none is installed, and only there. */
final class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static Browser browser(String program) {
    return new Browser(
        program,
        List.of("--no-sandbox", "--disable-dev-shm-usage"),
        List.of(320, 1366),
        "http://127.0.0.1:9",
        Duration.ofMinutes(2), // Only to end at all: a busy machine is slow.
        Packs.JSON);
  }

  private static String page(String style) {
    return "<!doctype html><html><head><style>body{color:#111;background:#fff}"
        + style
        + "</style></head><body><main><div class=\"candor-labels\">"
        + "<p><strong class=\"label-required\">Ad / Werbung</strong></p></div>"
        + "<h1>Boots</h1><p>Acme made them.</p><div class=\"lid\"></div></main></body>";
  }

  private static List<String> troubles(String style) throws Browser.Failure {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
    return browser(CHROMIUM.toString()).look(page(style)).stream()
        .map(sight -> sight.width() + " " + sight.trouble().map(Wording.DEFAULT::say).orElse(""))
        .toList();
  }

  @Test
  void seesAPlainLabel() throws Browser.Failure {
    assertThat(troubles("")).containsExactly("320 ", "1366 ");
  }

  @Test
  void namesTheWidthAtWhichAStyleSheetHidesTheLabel() throws Browser.Failure {
    assertThat(troubles("@media (min-width: 1300px) { .candor-labels { display: none } }"))
        .containsExactly("320 ", "1366 It is not displayed");
  }

  @Test
  void seesWhatCoversTheLabelAndPaleInk() throws Browser.Failure {
    assertThat(troubles(".lid{position:fixed;inset:0;background:#fff}"))
        .allMatch(trouble -> trouble.endsWith("is covered or clipped"));
    assertThat(troubles(".label-required{color:#ccc}"))
        .allMatch(trouble -> trouble.contains("contrast is 1.6 to 1"));
  }

  @Test
  void seesALabelThatIsTooSmallOrStandsBelowTheContent() throws Browser.Failure {
    assertThat(
            troubles(
                "@media (max-width: 999px) { .label-required { font-size: 9px } }"
                    + "@media (min-width: 1000px) {"
                    + " main { display: flex; flex-direction: column } .candor-labels { order: 9 } }"))
        .containsExactly("320 It is smaller than 12 px", "1366 It stands below the content");
  }

  /** C4: a theme that hides the label at one width fails its check, which names the layout. */
  @Test
  void blocksAPageWhoseThemeHidesTheLabelAtOneWidth() {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
    LayoutCheck check =
        new LayoutCheck(
            Packs.JSON,
            new NoSettings(),
            Defaults.of(
                DisclosureSettings.class,
                Map.of(
                    "browser",
                    CHROMIUM.toString(),
                    "browser$_$arguments",
                    "--no-sandbox --disable-dev-shm-usage",
                    "browser$_$widths",
                    "320, 1366",
                    "browser$_$base",
                    "http://127.0.0.1:9")));
    String html = page("@media (min-width: 1300px) { .candor-labels { display: none } }");
    RenderedPage page = new RenderedPage("page:a", "/a", "A", Locale.ENGLISH, html);
    assertThat(check.findings(page, "Ad / Werbung", Wording.DEFAULT))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isIn("label.layout", "layout.not-checked");
              // A machine that is too busy for a browser is told of, and blocks nothing.
              if (finding.code().equals("label.layout")) {
                assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
                assertThat(finding.message()).contains("1366 px").contains("is not displayed");
              }
            });
    assertThat(check.findings(page, "", Wording.DEFAULT)).isEmpty();
  }

  /** A host without settings. */
  private static final class NoSettings implements HostSettings {
    @Override
    public Optional<String> get(String name) {
      return Optional.empty();
    }

    @Override
    public Path dataFolder() {
      return Path.of("target");
    }

    @Override
    public Optional<URI> baseUrl() {
      return Optional.empty();
    }
  }

  @Test
  void saysThatABrowserDoesNotStart() {
    assertThatThrownBy(() -> browser("/nowhere/browser").look("<p>x</p>"))
        .isInstanceOf(Browser.Failure.class)
        .hasMessageContaining("does not start");
  }

  @Test
  void saysThatWhatABrowserAnswersCannotBeRead() {
    assertThatThrownBy(() -> browser("echo").look("<p>x</p>"))
        .isInstanceOf(Browser.Failure.class)
        .hasMessageContaining("measured nothing");
  }
}
