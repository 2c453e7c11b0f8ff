// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.candorcms.testkit.Site;

/** The installed Chromium, driven by Playwright. */
final class Browser implements AutoCloseable {
  static final int NARROW = 320;
  private static final int LIMIT_MILLIS = 15_000;
  static final int WIDE = 1280;

  /** Cookies of the administrator by the address of the site. */
  private static final Map<String, List<Cookie>> SESSIONS = new ConcurrentHashMap<>();

  private final Map<String, Page> kept = new HashMap<>();
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

  /**
   * The page of a visitor with script who stays from test to test, for pages that are only read.
   */
  Page kept(int width, ColorScheme scheme) {
    return kept.computeIfAbsent(
        scheme + " " + width, look -> visitor(width, true, scheme).newPage());
  }

  /** A screen of the administration, after the login. */
  static Page signedIn(BrowserContext visitor, Site site, String screen) {
    return signedIn(visitor.newPage(), site, screen);
  }

  /** A screen of the administration, loaded anew; who has logged in before is known again. */
  static Page signedIn(Page page, Site site, String screen) {
    page.context().addCookies(SESSIONS.getOrDefault(site.base(), List.of()));
    page.navigate("about:blank");
    page.navigate(site.base() + "/admin/#/" + screen);
    // The shell keeps a hidden form of the same kind, for sessions that end.
    Locator password = page.locator("candor-login input[type=password]:visible");
    Locator title = page.locator("main h1");
    password.or(title).first().waitFor();
    if (password.count() > 0) {
      page.getByLabel("User name").fill("admin");
      password.fill("test-password-1");
      page.keyboard().press("Enter");
      password.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      title.first().waitFor();
      SESSIONS.put(site.base(), page.context().cookies());
    }
    return page;
  }

  /** What axe finds wrong with a page, one line each. */
  static List<String> violations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    // In the page itself: to hand every passed rule to a second page and back takes seconds.
    AxeResults results = new AxeBuilder(page).setLegacyMode(true).options(options).analyze();
    assertThat(results.getPasses()).as("axe looked at " + page.url()).isNotEmpty();
    return results.getViolations().stream()
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
    kept.clear();
    chromium.close();
    playwright.close();
  }
}
