// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The editors' screens of the loop, by keyboard. */
class SaidAdminBrowserIT extends ProductTest {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    Waiting.until(
        "the demo story",
        Duration.ofSeconds(60),
        () -> site().get("/api/actions?limit=100").body().contains("address-without-street"));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "said.inbox",
        "said.inbox?state=all",
        "said.inbox?q=nothingquux",
        "said.themes",
        "said.themes/zip",
        "said.actions",
        "said.actions/free-returns",
        "said.actions/answers-by-day",
        "said.actions/a-new?new=1",
        "said.report",
        "said.returning"
      })
  void showsEveryScreenAccessibly(String screen) {
    for (int width : new int[] {Browser.NARROW, Browser.WIDE}) {
      ColorScheme scheme = width == Browser.NARROW ? ColorScheme.DARK : ColorScheme.LIGHT;
      Page page = Browser.signedIn(browser.kept(width, scheme), site(), screen);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(Browser.violations(page)).as(screen + " " + width).isEmpty();
      assertThat(Browser.overflow(page)).as(screen + " " + width).isZero();
    }
  }

  @Test
  void sortsByKeysOnlyAndTakesItBack() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "said.inbox");
      Locator rows = page.locator(".said-open");
      rows.first().waitFor();
      int before = rows.count();
      rows.first().focus();
      page.keyboard().press("j");
      assertThat(page.locator(".said-row.current").count()).isEqualTo(1);
      String second = page.locator(".said-detail blockquote").first().textContent();
      page.keyboard().press("e");
      page.waitForFunction("n => document.querySelectorAll('.said-open').length < n", before);
      assertThat(page.locator(".said-list").textContent()).doesNotContain(second);
      page.locator(".said-open").first().focus();
      page.keyboard().press("z");
      page.waitForFunction("n => document.querySelectorAll('.said-open').length === n", before);
      page.locator(".said-open").first().focus();
      page.keyboard().press("a");
      page.locator("dialog[open]").waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      page.keyboard().type("Parcels in the rainy");
      page.keyboard().press("Enter");
      page.waitForFunction("n => document.querySelectorAll('.said-open').length < n", before);
    }
  }

  @Test
  void importsAFileByKeysAfterTryingIt() {
    String csv =
        "id,text,source,said_at\n"
            + "k1,The gate at the car park squeaks,ticket,2026-05-02\n"
            + "k2,The gate at the car park sticks,ticket,31/02/2026\n"
            + "k3,Nobody oils the gate,ticket,2026-05-04\n";
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "said.inbox?q=gate&state=all");
      Locator open = page.locator("main button:has-text(\"Import\")").first();
      open.waitFor();
      open.focus();
      page.keyboard().press("Enter");
      Locator file = page.locator("dialog[open] input[type=file]");
      file.waitFor();
      file.focus();
      FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Space"));
      chooser.setFiles(
          new FilePayload("voices.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
      press(page, "Try");
      Locator outcome = page.locator("dialog[open] [role=status]");
      outcome.waitFor();
      assertThat(outcome.textContent()).contains("2 voices would come in", "3 rows", "1 refused");
      assertThat(page.locator("dialog[open] tbody tr").allTextContents())
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("3", "said_at");
      assertThat(Browser.violations(page)).isEmpty();
      press(page, "Import");
      page.locator("dialog[open] [role=status]:has-text(\"2 voices came in\")").waitFor();
      press(page, "Close");
      page.locator(".said-row:has-text(\"Nobody oils the gate\")").waitFor();
      assertThat(page.locator(".said-row").count()).isEqualTo(2);
    }
  }

  private static void press(Page page, String button) {
    page.locator("dialog[open] .actions button:has-text(\"" + button + "\")").focus();
    page.keyboard().press("Enter");
  }

  @Test
  void splitsAThemeByKeysAndTakesItBack() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "said.themes/late");
      Locator boxes = page.locator(".said-choosable input");
      boxes.first().waitFor();
      String theme = page.locator("main h1").first().textContent();
      String voices = page.locator("main .lead").first().textContent();
      boxes.first().focus();
      page.keyboard().press("Space");
      Locator split = page.locator("button:has-text(\"Split\")").first();
      split.focus();
      page.keyboard().press("Enter");
      page.locator("dialog[open] input").waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      page.locator("dialog[open] input").focus();
      page.keyboard().type("Tone at the counter");
      page.keyboard().press("Enter");
      page.locator("main h1:has-text(\"Tone at the counter\")").waitFor();
      page.locator(".said-choosable").first().waitFor();
      assertThat(page.locator(".said-choosable").count()).isEqualTo(1);
      Locator undo = page.locator("button:has-text(\"Undo\")").last();
      undo.focus();
      page.keyboard().press("Enter");
      page.waitForFunction(
          "([title, lead]) => document.querySelector('main h1')?.textContent === title"
              + " && document.querySelector('main .lead')?.textContent === lead",
          List.of(theme, voices));
    }
  }

  /** B2 and B3: what blocks is told beside the text, before and while publishing. */
  @Test
  void tellsBesideTheTextWhatPromisesTooMuch() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "said.actions/it-editor?new=1");
      page.getByLabel("Title").first().fill("Soundproof fitting rooms");
      page.getByLabel("What was done").fill("We will look into soundproofing.");
      page.locator(".said-findings .block").first().waitFor();
      assertThat(page.locator(".said-findings").first().textContent()).contains("will");
      assertThat(page.locator(".said-preview").textContent()).contains("Soundproof fitting rooms");
      page.keyboard().press("Control+s");
      page.locator(".said-problem").waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      page.getByLabel("What was done").fill("We hung felt into two of five fitting rooms.");
      page.getByLabel("Done", new Page.GetByLabelOptions().setExact(true)).check();
      page.locator(".said-findings .block").first().waitFor();
      page.getByLabel("Address of evidence 1").fill("/about");
      page.waitForFunction("() => !document.querySelector('.said-findings .block')");
      page.keyboard().press("Control+s");
      Waiting.until(
          "the answer is stored",
          Duration.ofSeconds(30),
          () -> site().get("/api/actions/it-editor").body().contains("\"status\":\"done\""));
      page.waitForFunction("() => document.querySelector('.said-is-done')");
    }
  }

  @Test
  void showsWhoWouldBeToldBeforeTellingThem() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "said.actions/stronger-zip");
      page.locator("button", new Page.LocatorOptions().setHasText("Notify")).click();
      page.locator("dialog[open] .figure").first().waitFor();
      assertThat(page.locator("dialog[open]").textContent())
          .contains("will be told")
          .contains("opted out");
      assertThat(Browser.violations(page)).isEmpty();
    }
  }
}
