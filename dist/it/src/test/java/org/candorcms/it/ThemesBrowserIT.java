// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second theme: every kind of page reads as well in it, and labels stay what they are. */
class ThemesBrowserIT extends ProductTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SITE = "/api/admin/settings/candor.rendering";
  private static final String STORY = "/stories/rain-week";

  private static final List<String> PAGES =
      List.of(
          "/",
          STORY,
          "/help",
          "/help/th",
          "/you-said-we-did",
          "/products/lantern-linen-dress",
          "/disclosure",
          "/help/search?q=size",
          "/no-such-page");

  /** White on almost black or the reverse, at least as large as the text. */
  private static final String LABEL =
      """
      () => {
        const label = document.querySelector('main .candor-labels .label-required');
        const box = label.getBoundingClientRect();
        const style = getComputedStyle(label);
        return label.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))
          && parseFloat(style.fontSize) >= parseFloat(getComputedStyle(document.body).fontSize)
          && style.color !== style.backgroundColor
          && box.bottom <= document.querySelector('main h1').getBoundingClientRect().top;
      }""";

  private static Browser browser;

  @BeforeAll
  static void choose() {
    browser = new Browser();
    Waiting.until(
        "the demo story is labelled",
        LIMIT,
        () -> site().get(STORY).body().contains("candor-labels"));
    site().put(SITE, Map.of("theme", "harbor")).expect(200);
    Waiting.until(
        "the theme is in force", LIMIT, () -> site().get("/").body().contains("theme-harbor"));
  }

  @AfterAll
  static void giveBack() {
    site().put(SITE, Collections.singletonMap("theme", null)).expect(200);
    Waiting.until(
        "the first theme is back", LIMIT, () -> site().get("/").body().contains("theme-plain"));
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT," + Browser.NARROW, "DARK," + Browser.WIDE})
  void readsWell(ColorScheme scheme, int width) {
    try (BrowserContext visitor = browser.visitor(width, true, scheme)) {
      Page page = visitor.newPage();
      for (String path : PAGES) {
        page.navigate(site().base() + path);
        assertThat(Browser.violations(page)).as(path).isEmpty();
        assertThat(Browser.overflow(page)).as(path).isZero();
        if (path.equals(STORY)) {
          assertThat(page.evaluate(LABEL)).isEqualTo(true);
        }
      }
    }
  }
}
