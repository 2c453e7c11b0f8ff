// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.candorcms.disclosure.rules.Packs;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What a real browser sees of a label; left out where there is none. */
final class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static Browser browser(String program) {
    return new Browser(
        program, List.of("--no-sandbox"), List.of(320, 1366), "http://127.0.0.1:9", Packs.JSON);
  }

  private static List<String> troubles(String style) {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
    try {
      return browser(CHROMIUM.toString())
          .look(
              "<!doctype html><html><head><style>body{color:#111;background:#fff}"
                  + style
                  + "</style></head><body><main><div class=\"candor-labels\">"
                  + "<p><strong class=\"label-required\">Ad / Werbung</strong></p></div>"
                  + "<h1>Boots</h1><p>Acme made them.</p><div class=\"lid\"></div></main></body>")
          .stream()
          .map(sight -> sight.width() + " " + sight.trouble())
          .toList();
    } catch (Browser.Failure slow) {
      throw new TestAbortedException("the browser did not answer: " + slow.getMessage());
    }
  }

  @Test
  void seesAPlainLabel() {
    assertThat(troubles("")).containsExactly("320 ", "1366 ");
  }

  @Test
  void namesTheWidthAtWhichAStyleSheetHidesTheLabel() {
    assertThat(troubles("@media (min-width: 1300px) { .candor-labels { display: none } }"))
        .containsExactly("320 ", "1366 is not displayed");
  }

  @Test
  void seesWhatCoversTheLabelAndPaleInk() {
    assertThat(troubles(".lid{position:fixed;inset:0;background:#fff}"))
        .allMatch(trouble -> trouble.endsWith("is covered or clipped"));
    assertThat(troubles(".label-required{color:#ccc}"))
        .allMatch(trouble -> trouble.contains("has a contrast of 1.6 to 1"));
  }

  @Test
  void saysThatABrowserDoesNotStart() {
    assertThatThrownBy(() -> browser("/nowhere/browser").look("<p>x</p>"))
        .isInstanceOf(Browser.Failure.class)
        .hasMessageContaining("does not start");
  }
}
