// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Site;

/** The installed Chromium, driven by Playwright. */
final class Browser implements AutoCloseable {
  static final int NARROW = 320;
  private static final int LIMIT_MILLIS = 15_000;
  static final int WIDE = 1280;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("candor.chromium", "/usr/bin/chromium")))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** A new visitor without history. */
  BrowserContext visitor(int width, boolean script, ColorScheme scheme) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(script)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme));
    context.setDefaultTimeout(LIMIT_MILLIS);
    return context;
  }

  /** A screen of the administration, after the login. */
  static Page signedIn(BrowserContext visitor, Site site, String screen) {
    Page page = visitor.newPage();
    page.navigate(site.base() + "/admin/#/" + screen);
    page.getByLabel("User name").fill("admin");
    page.locator("input[type=password]").fill("test-password-1");
    page.keyboard().press("Enter");
    page.locator("input[type=password]")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    page.locator("main h1").first().waitFor();
    return page;
  }

  /** What axe finds wrong with a page, one line each. */
  static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .map(
                rule ->
                    rule.getId()
                        + ": "
                        + rule.getNodes().stream()
                            .map(node -> node.getTarget() + " " + node.getHtml())
                            .toList())
            .toList();
  }

  /** By how many pixels the page is wider than the window. */
  static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
