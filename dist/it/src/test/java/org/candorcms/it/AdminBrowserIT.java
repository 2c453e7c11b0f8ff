// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminBrowserIT extends ProductTest {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void refusesAWrongPassword() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/admin/");
      page.getByLabel("User name").fill("admin");
      page.locator("input[type=password]").fill("wrong-password");
      page.keyboard().press("Enter");
      page.locator("[role=alert]").first().waitFor();
      assertThat(Browser.violations(page)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dashboard",
        "settings",
        "plugins",
        "jobs",
        "access",
        "audit",
        "help.articles",
        "help.import",
        "help.synonyms",
        "help.insight"
      })
  void showsEveryScreenAccessibly(String screen) {
    for (int width : new int[] {Browser.NARROW, Browser.WIDE}) {
      Page page = Browser.signedIn(browser.kept(width, ColorScheme.LIGHT), site(), screen);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(Browser.violations(page)).as(screen + " " + width).isEmpty();
      assertThat(Browser.overflow(page)).as(screen + " " + width).isZero();
    }
  }
}
