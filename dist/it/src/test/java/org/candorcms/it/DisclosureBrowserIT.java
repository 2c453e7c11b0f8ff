// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Labels as readers see them, and the editors' screens of disclosure, by keyboard. */
class DisclosureBrowserIT extends ProductTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String PACK = "fr-2024-11@1";

  /** A page of the demo that owes a label. */
  private static final String STORY = "/stories/rain-week";

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    Waiting.until(
        "the demo story is labelled",
        LIMIT,
        () -> site().get(STORY).body().contains("candor-labels"));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static void press(Page page, Locator button) {
    button.focus();
    page.keyboard().press("Enter");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static void closed(Page page) {
    page.locator("dialog[open]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private static boolean seen(Page page) {
    Object seen =
        page.evaluate(
            "() => {"
                + " const label = document.querySelector('main .label-required');"
                + " const box = label.getBoundingClientRect();"
                + " const hit = document.elementFromPoint(box.x + box.width / 2,"
                + "   box.y + box.height / 2);"
                + " return label.contains(hit) && box.left >= 0 && box.right <= innerWidth"
                + "   && box.bottom <= document.querySelector('main h1')"
                + "     .getBoundingClientRect().top; }");
    return Boolean.TRUE.equals(seen);
  }

  /**
   * C5 and attack 26: without script, in every look, on paper, and whatever the page's CSS says.
   */
  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void showsTheLabelBeforeTheTitle(ColorScheme scheme) {
    for (int width : new int[] {Browser.NARROW, Browser.WIDE}) {
      try (BrowserContext visitor = browser.visitor(width, true, scheme)) {
        Page page = visitor.newPage();
        page.navigate(site().base() + STORY);
        assertThat(seen(page)).as("label at " + width).isTrue();
        assertThat(Browser.violations(page)).as(scheme + " " + width).isEmpty();
        assertThat(Browser.overflow(page)).as(scheme + " " + width).isZero();
        page.evaluate("document.documentElement.dir = 'rtl'");
        assertThat(seen(page)).as("right to left at " + width).isTrue();
        page.evaluate("document.documentElement.dir = 'ltr'");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(seen(page)).as("on paper at " + width).isTrue();
        page.emulateMedia(
            new Page.EmulateMediaOptions()
                .setMedia(Media.SCREEN)
                .setForcedColors(ForcedColors.ACTIVE));
        assertThat(seen(page)).as("in forced colours at " + width).isTrue();
      }
    }
  }

  @Test
  void staysVisibleWhateverTheStyleOfASiblingSays() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + STORY);
      for (String style :
          List.of(
              "display:none!important",
              "visibility:hidden!important",
              "opacity:0!important",
              "position:absolute!important;left:-9999px!important",
              "height:0!important;overflow:hidden!important",
              "transform:scale(0)!important",
              "clip-path:inset(50%)!important",
              "font-size:1px!important",
              "color:transparent!important;-webkit-text-fill-color:transparent!important",
              "zoom:.1!important",
              "font-size-adjust:0!important",
              "margin-left:-9999px!important",
              "content:url(data:,)!important",
              "text-indent:-999em!important")) {
        page.evaluate(
            "style => {"
                + " const sheet = new CSSStyleSheet();"
                + " sheet.replaceSync('main .candor-labels, main .candor-labels p,"
                + "   main .label-required:not(#x):not(#y), .candor-labels > p > .label-required {' + style + '}');"
                + " document.adoptedStyleSheets = [sheet]; }",
            style);
        assertThat(seen(page)).as(style).isTrue();
        assertThat(
                page.evaluate(
                    "() => { const s = getComputedStyle(document.querySelector("
                        + "'main .label-required'));"
                        + " return parseFloat(s.fontSize) >= 14 && s.color !== s.backgroundColor"
                        + "   && s.opacity === '1'"
                        + "   && s.webkitTextFillColor !== 'rgba(0, 0, 0, 0)'; }"))
            .as(style)
            .isEqualTo(true);
      }
    }
  }

  /** C5 and attack 26: on a page of another site, whatever its style and attributes ask for. */
  @Test
  void travelsInAnEmbeddedWidget() throws IOException {
    String foreign =
        """
        <!doctype html><html lang="en"><title>Shop</title>
        <style>.label-required, .disclosure-label, p { display: none !important }</style>
        <h1>Shop</h1>
        <script type="module" src="%s/embed.js"></script>
        <candor-widget type="disclosure.label" kind="gifted" brand="Acme" audiences="UK,DE"
          data-disclosure="none" loading="eager"></candor-widget>
        """
            .formatted(site().base());
    HttpServer shop = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    shop.createContext(
        "/",
        exchange -> {
          byte[] bytes = foreign.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    shop.start();
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate("http://127.0.0.1:" + shop.getAddress().getPort() + "/kettle");
      Locator label = page.locator("candor-widget .label-required").first();
      label.waitFor();
      assertThat(label.textContent()).contains("Werbung");
      assertThat(
              label.evaluate(
                  "label => { const box = label.getBoundingClientRect();"
                      + " return box.width > 20 && box.height > 10"
                      + "   && getComputedStyle(label).opacity === '1'; }"))
          .isEqualTo(true);
    } finally {
      shop.stop(0);
    }
  }

  @Test
  void answersTheQuestionsOfACreatorWithoutScript() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, false, ColorScheme.DARK)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/fragments/disclosure.wizard");
      page.locator("select[name=kind]").selectOption("gifted");
      page.locator("input[name=brand]").fill("Acme");
      page.locator("input[name=audience][value=UK]").check();
      page.locator("input[name=audience][value=DE]").check();
      page.locator("form button[type=submit]").focus();
      page.keyboard().press("Enter");
      page.locator(".disclosure-label .label-required").waitFor();
      assertThat(page.locator(".disclosure-label").textContent()).contains("Werbung");
      assertThat(page.locator("[role=status] a[href*='asa.org.uk']").count()).isPositive();
      assertThat(Browser.overflow(page)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void showsEveryScreenAccessibly(ColorScheme scheme) {
    int width = scheme == ColorScheme.DARK ? Browser.NARROW : Browser.WIDE;
    try (BrowserContext visitor = browser.visitor(width, true, scheme)) {
      Page page = Browser.signedIn(visitor, site(), "disclosure.relations");
      for (String screen : List.of("relations", "check", "packs", "findings", "records")) {
        page.evaluate("screen => { location.hash = '#/disclosure.' + screen; }", screen);
        page.locator("disclosure-" + screen + "-screen h1").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator(".toast").allTextContents()).as(screen).isEmpty();
        assertThat(Browser.violations(page)).as(screen + " " + scheme).isEmpty();
        assertThat(Browser.overflow(page)).as(screen + " " + width).isZero();
      }
    }
  }

  @Test
  void registersACreatorAndARelationByKeyboard() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "disclosure.relations");
      press(page, button(page, "Add creator"));
      page.locator("dialog[open]").waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      page.locator("dialog[open] input").first().fill("Bea <b>");
      page.keyboard().press("Enter");
      closed(page);
      page.locator("td strong", new Page.LocatorOptions().setHasText("Bea <b>")).waitFor();
      press(page, button(page, "Add relation"));
      page.locator("dialog[open]").waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();
      page.locator("dialog[open] select").first().selectOption("loan");
      page.locator("dialog[open]").getByLabel("Brand").fill("Itkeys");
      page.keyboard().press("Enter");
      closed(page);
      Locator remove = button(page, "Remove: Loan Itkeys");
      remove.waitFor();
      press(page, remove);
      remove.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
  }

  @Test
  void checksATextByKeyboard() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.DARK)) {
      Page page = Browser.signedIn(visitor, site(), "disclosure.check");
      page.getByLabel("HTML").fill("<p>Gifted</p><p>A week with the Acme kettle.</p>");
      page.getByLabel("Tie").selectOption("gifted");
      page.getByLabel("Brand").fill("Acme");
      page.keyboard().press("Enter");
      Locator result = page.locator("#disclosure-result");
      result.waitFor();
      page.waitForFunction("() => document.activeElement?.id === 'disclosure-result'");
      assertThat(page.locator("main section strong").first().textContent())
          .isEqualTo("Ad / Werbung");
      assertThat(page.locator("main .badge.danger").count()).isPositive();
      assertThat(Browser.violations(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();
    }
  }

  /** C3: what was found is listed, and recording the tie answers it, by keyboard. */
  @Test
  void recordsTheTieThatAFindingAsksFor() {
    String id = "it-found";
    Drafts.put(
            site(),
            id,
            "de",
            "Found",
            "[eins](https://www.amazon.de/dp/B1?tag=it-21),"
                + " [zwei](https://www.amazon.de/dp/B2?tag=it-21)")
        .expect(201);
    site().authorized("POST", "/api/pages/" + id + "/publish", "").expect(200);
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "disclosure.findings");
      Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("/" + id)).first();
      row.waitFor();
      Locator record =
          row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Record the tie"));
      assertThat(record.count()).isEqualTo(2);
      press(page, record.first());
      Locator form = page.locator("dialog[open]");
      form.waitFor();
      assertThat(form.getByLabel("Tie").inputValue()).isEqualTo("affiliate");
      assertThat(Browser.violations(page)).isEmpty();
      form.getByLabel("Brand").fill("Itfound");
      page.keyboard().press("Enter");
      closed(page);
      record.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
    assertThat(site().get("/" + id).expect(200).body())
        .containsSubsequence(
            "label-required\">",
            "<h1",
            "rel=\"sponsored nofollow noopener noreferrer\">eins</a>",
            "rel=\"sponsored nofollow noopener noreferrer\">zwei</a>");
  }

  /** A writer marks a link as sponsored by keyboard; the tie then covers what is written. */
  @Test
  void insertsASponsoredLinkByKeyboard() {
    site()
        .put(
            "/api/relations/it-tool",
            Map.of(
                "kind",
                "affiliate",
                "brand",
                "Ittool",
                "scope",
                List.of("page:it-elsewhere"),
                "audiences",
                List.of("DE")))
        .expect(201);
    putArticle("it-tool", "Werkzeug pflegen", "Wir mögen die Zange sehr.", "de").expect(201);
    String path =
        site()
            .authorized("/api/help/articles/it-tool")
            .json()
            .path("url")
            .asText()
            .replace(site().base(), "");
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.DARK)) {
      Page page = Browser.signedIn(visitor, site(), "help.articles/it-tool");
      Locator text = page.locator("candor-markdown textarea");
      text.waitFor();
      page.locator("disclosure-sponsored-link button").waitFor();
      text.focus();
      text.evaluate("area => area.setSelectionRange(area.value.length, area.value.length)");
      page.keyboard().press("Control+Shift+L");
      Locator form = page.locator("dialog[open]");
      form.waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();
      form.getByLabel("Text").fill("Zange [neu]");
      form.getByLabel("Address").fill("https://tools.example/x(1)");
      form.getByLabel("Tie").selectOption("it-tool");
      form.getByLabel("Address").press("Enter");
      closed(page);
      page.waitForFunction(
          "() => document.querySelector('candor-markdown textarea').value.includes('sponsored')");
      assertThat(text.inputValue())
          .endsWith("sehr.[Zange \\[neu\\]](<https://tools.example/x(1)> \"sponsored\")");
      // The same by the button of the toolbar, left without a result.
      press(page, button(page, "Sponsored link (Ctrl+Shift+L)"));
      form.waitFor();
      assertThat(form.getByLabel("Tie").inputValue()).isEqualTo("it-tool");
      page.keyboard().press("Escape");
      closed(page);
      press(page, button(page, "Publish changes"));
      Waiting.until(
          "the article has its marked link",
          LIMIT,
          () ->
              site()
                  .get(path)
                  .body()
                  .contains("rel=\"sponsored nofollow noopener noreferrer\">Zange [neu]</a><span"));
    }
    assertThat(site().get(path).expect(200).body())
        .containsSubsequence(
            "label-required\">", "<h1", "class=\"link-key\"", "Zange [neu]</a><span");
  }

  /** C8: the report comes first, then the switch. */
  @Test
  void showsWhatAPackWouldChangeBeforeItIsSwitched() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "disclosure.packs");
      Locator impact = button(page, "Impact: " + PACK);
      impact.waitFor();
      press(page, impact);
      // The report walks over every page of the suite's site.
      Waiting.until(
          "the impact report",
          Duration.ofMinutes(3),
          () -> page.locator("dialog[open]").count() == 1);
      assertThat(page.locator("dialog[open] p").first().textContent()).contains("pages checked");
      assertThat(Browser.violations(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();
      press(page, button(page, "Switch off"));
      closed(page);
      page.locator(".toast", new Page.LocatorOptions().setHasText("switched")).first().waitFor();
      assertThat(site().authorized("/api/disclosures/packs").body()).contains("\"on\":false");
    } finally {
      site().authorized("POST", "/api/disclosures/packs/" + PACK + "/on", "").expect(200);
    }
  }
}
