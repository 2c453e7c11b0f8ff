// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorBrowserIT extends ProductTest {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/vi",
        "/about",
        "/help",
        "/help/en/refund-time",
        "/help/en/c/returns",
        "/help/search?q=refund&lang=en",
        "/help/search?q=nothingquux&lang=en",
        "/no-such-page"
      })
  void isAccessibleInLightDarkAndOnASmallScreen(String path) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {Browser.NARROW, Browser.WIDE}) {
        Page page = browser.kept(width, scheme);
        List<String> errors = new ArrayList<>();
        Consumer<ConsoleMessage> listener =
            message -> {
              if (message.type().equals("error") && !message.text().contains("404")) {
                errors.add(message.text());
              }
            };
        page.onConsoleMessage(listener);
        page.navigate(site().base() + path);
        assertThat(Browser.violations(page)).as(path + " " + scheme + " " + width).isEmpty();
        assertThat(Browser.overflow(page)).as(path + " at " + width).isZero();
        assertThat(errors).as(path).isEmpty();
        page.offConsoleMessage(listener);
      }
    }
  }

  @Test
  void searchesWithoutScript() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/help");
      Locator input = page.getByRole(AriaRole.SEARCHBOX).first();
      input.fill("refnud");
      input.press("Enter");
      assertThat(page.url()).contains("/help/search").contains("q=refnud");
      assertThat(page.locator("mark").first().textContent()).containsIgnoringCase("refund");
      page.locator(".result a").first().click();
      assertThat(page.locator("h1").textContent()).containsIgnoringCase("refund");
    }
  }

  @Test
  void votesWithoutScript() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/help/en/track-order");
      page.locator(".feedback button").first().click();
      assertThat(page.url()).contains("/help/en/track-order");
      assertThat(page.locator("[role=status]").first().textContent()).isNotBlank();
    }
  }

  @Test
  void searchesInTheDialogWithKeysOnly() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/help/en/track-order");
      page.keyboard().press("Control+k");
      Locator dialog = page.locator("dialog[open]");
      dialog.waitFor();
      page.keyboard().type("refun");
      dialog.locator("[role=option]").first().waitFor();
      assertThat(dialog.locator("[aria-selected=true]").count()).isZero();
      assertThat(Browser.violations(page)).isEmpty();
      page.keyboard().press("ArrowDown");
      assertThat(dialog.locator("[role=option][aria-selected=true]").count()).isEqualTo(1);
      page.keyboard().press("Enter");
      page.waitForURL("**/help/**refund**");
    }
  }

  @Test
  void closesTheDialogAndReturnsTheFocus() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/help/en/track-order");
      Locator skip = page.locator("a").first();
      skip.focus();
      String before = focused(page);
      page.keyboard().press("Control+k");
      page.locator("dialog[open]").waitFor();
      page.keyboard().press("Escape");
      assertThat(page.locator("dialog[open]").count()).isZero();
      assertThat(focused(page)).isEqualTo(before);
    }
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"));
  }

  @Test
  void readsRightToLeft() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/help/en/refund-time");
      page.evaluate("document.documentElement.dir = 'rtl'");
      assertThat(Browser.overflow(page)).isZero();
    }
  }

  @Test
  void embedsAWidgetIntoAnyPage() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/help");
      page.setContent(
          "<script type=module src='"
              + site().base()
              + "/embed.js'></script><candor-widget type='help.article'"
              + " article='refund-time'></candor-widget>");
      page.waitForFunction(
          "() => document.querySelector('candor-widget')?.shadowRoot?.textContent"
              + "?.toLowerCase().includes('refund')");
    }
  }
}
