// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors see of the loop: scenarios B1, B4, B5 and B6, forms without script. */
class SaidBrowserIT extends ProductTest {
  private static final String PAGES = "/you-said-we-did";
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

  private static Map<String, Object> action(String title, String status) {
    Map<String, Object> action = new HashMap<>();
    action.put("title", title);
    action.put("lang", "en");
    action.put("status", status);
    action.put(
        "said", Map.of("summary", "The lift stops between floors.", "voices", 37, "of", 412));
    return action;
  }

  private static String slugOf(String id, Map<String, Object> action) {
    String body = site().put("/api/actions/" + id, action).expect(201).body();
    return body.replaceFirst("(?s).*\"slug\":\"([^\"]+)\".*", "$1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?show=could-not",
        "?language=lo",
        "/the-alder-jacket-has-a-stronger-zip",
        "/returns-without-a-fee",
        "/answers-during-the-day-in-bangkok-hanoi-and-manila",
        "/repairs-come-back-within-three-weeks",
        "/confirm?token=none",
        "/unsubscribe?token=none"
      })
  void isAccessibleInLightDarkAndOnASmallScreen(String path) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {Browser.NARROW, Browser.WIDE}) {
        Page page = browser.kept(width, scheme);
        assertThat(page.navigate(site().base() + PAGES + path).status()).isEqualTo(200);
        assertThat(Browser.violations(page)).as(path + " " + scheme + " " + width).isEmpty();
        assertThat(Browser.overflow(page)).as(path + " at " + width).isZero();
      }
    }
  }

  @Test
  void putsTheAnswerBeforeWhatOneDoesAfterReading() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + PAGES + "/returns-without-a-fee");
      assertThat(page.locator("#said-follow").boundingBox().y)
          .isGreaterThan(page.locator(".said-block").last().boundingBox().y);
    }
  }

  @Test
  void tellsAWholeStoryInFiveLanguages() {
    Set<String> statuses = new HashSet<>();
    Set<String> languages = new HashSet<>();
    JsonNode actions = site().get("/api/actions?limit=100").expect(200).json().path("items");
    actions.forEach(
        action -> {
          statuses.add(action.path("status").asText());
          languages.add(action.path("lang").asText());
        });
    assertThat(actions.size()).isGreaterThanOrEqualTo(12);
    assertThat(statuses).containsExactlyInAnyOrder("said", "planned", "doing", "done", "could-not");
    assertThat(languages).contains("en", "vi", "th", "lo", "fil");
    assertThat(total("/api/themes-of-feedback?limit=1")).isGreaterThanOrEqualTo(30);
    assertThat(total("/api/feedback/inbox?limit=1")).isGreaterThanOrEqualTo(400);
    for (String lang : List.of("en", "vi", "th", "lo", "fil")) {
      assertThat(total("/api/feedback/inbox?limit=1&lang=" + lang)).as(lang).isPositive();
    }
  }

  private static int total(String path) {
    return site().authorized(path).expect(200).json().path("total").asInt();
  }

  @Test
  void readsRightToLeft() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + PAGES + "/returns-without-a-fee");
      page.evaluate("document.documentElement.dir = 'rtl'");
      assertThat(Browser.overflow(page)).isZero();
    }
  }

  @Test
  void takesFeedbackWithoutScriptAndChoosesNothingForTheVisitor() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + PAGES);
      Locator form = page.locator("form[action$='/forms/said.feedback']");
      assertThat(form.locator("input[type=checkbox]").count()).isEqualTo(3);
      assertThat(form.locator("input[type=checkbox]:checked").count()).isZero();
      form.locator("textarea").fill("The shutter of the shop window rattles at night.");
      form.locator("button[type=submit]").click();
      assertThat(page.url()).contains(PAGES);
      assertThat(page.locator("#said-form [role=status]").textContent()).contains("Thank you");
      site().get("/api/feedback/inbox?q=shutter").expect(401);
      assertThat(site().authorized("/api/feedback/inbox?q=shutter").expect(200).body())
          .contains("rattles at night")
          .contains("\"quote\":false");
    }
  }

  @Test
  void keepsWhatWasTypedWhenTheAddressIsMissing() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + PAGES);
      Locator form = page.locator("form[action$='/forms/said.feedback']");
      form.locator("textarea").fill("Please tell me about the shutter.");
      form.locator("summary").click();
      form.locator("input[name=tell]").check();
      form.locator("button[type=submit]").click();
      assertThat(page.locator("#said-form [role=alert]").textContent()).contains("e-mail");
      assertThat(page.locator("#said-form textarea").inputValue()).contains("the shutter");
      assertThat(page.locator("#said-form input[name=tell]").isChecked()).isTrue();
      assertThat(page.locator("#said-form input[name=quote]").isChecked()).isFalse();
      assertThat(page.locator("#said-form input[name=email]").getAttribute("aria-invalid"))
          .isEqualTo("true");
    }
  }

  @Test
  void saysHowManyOfHowManyAndQuotesOnlyWithConsent() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + PAGES + "/the-alder-jacket-has-a-stronger-zip");
      assertThat(page.locator(".said-share").first().textContent()).contains("of 412 voices");
      assertThat(page.locator(".said-quote").count()).isBetween(1, 3);
      assertThat(page.locator(".said-quote figcaption").first().textContent())
          .contains("Quoted with consent");
      assertThat(page.locator(".said-evidence a").first().getAttribute("href")).contains("/help/");
      assertThat(page.content()).contains("\"@type\":\"Article\"");
    }
  }

  /** B4. */
  @Test
  void givesCouldNotTheWeightOfDone() {
    Map<String, Object> couldNot = action("The lift of the old shop", "could-not");
    couldNot.put("couldNot", "A new shaft costs more than the house is worth.");
    couldNot.put("reason", "cost");
    String slug = slugOf("it-lift-no", couldNot);
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + PAGES + "/the-alder-jacket-has-a-stronger-zip");
      Object done = page.evaluate("look('.said-block-did h2')".replace("look", LOOK));
      page.navigate(site().base() + PAGES + "/" + slug);
      Object refused = page.evaluate("look('.said-block-could-not h2')".replace("look", LOOK));
      assertThat(refused).isEqualTo(done);
      assertThat(page.locator(".said-block-could-not").textContent())
          .contains("We could not, because")
          .contains("Reason: cost")
          .contains("A new shaft");
      page.navigate(site().base() + PAGES);
      int counted =
          Integer.parseInt(
              page.locator(".said-hero .said-figures div:nth-child(4) dd").textContent().strip());
      assertThat(counted).isGreaterThanOrEqualTo(4);
    }
  }

  private static final String LOOK =
      "(s => { const c = getComputedStyle(document.querySelector(s));"
          + " return [c.fontSize, c.fontWeight, c.color].join(); })";

  /** B5: nobody edits anything; the page says it by itself. */
  @Test
  void saysByItselfHowLateItIs() {
    Map<String, Object> late = action("A rail at the stairs", "doing");
    late.put("owner", "House");
    late.put("due", LocalDate.now(ZoneOffset.UTC).minusDays(12).toString());
    String slug = slugOf("it-late", late);
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + PAGES + "/" + slug);
      assertThat(page.locator(".said-banner-late").textContent()).contains("Late by 12 days");
      page.navigate(site().base() + PAGES + "?show=late");
      assertThat(page.locator(".said-card").allTextContents())
          .anyMatch(card -> card.contains("A rail at the stairs") && card.contains("12 days"));
    }
  }

  /** B6: five visitors; the browser is one of them and sees it without script. */
  @Test
  void opensAgainWhenFiveVisitorsDisagree() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + PAGES + "/repairs-come-back-within-three-weeks");
      assertThat(page.locator(".said-banner-disputed").textContent())
          .contains("Disputed")
          .contains("5 people");
      page.navigate(site().base() + PAGES + "/return-a-parcel-without-a-printer");
      page.locator(".said-dispute summary").click();
      page.locator(".said-dispute textarea").fill("Not in Pakse.");
      page.locator(".said-dispute button").click();
      assertThat(page.locator(".said-dispute [role=status]").textContent()).contains("Thank you");
    }
  }

  @Test
  void answersTheSameToEveryoneWhoWantsToFollow() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      for (int n = 0; n < 2; n++) {
        page.navigate(site().base() + PAGES + "/return-a-parcel-without-a-printer");
        page.locator("#said-follow input[type=email]").fill("reader@example.com");
        page.locator("#said-follow button").click();
        assertThat(page.locator("#said-follow [role=status]").textContent()).contains("confirm");
      }
      page.navigate(site().base() + PAGES + "/confirm?token=abc.def");
      assertThat(page.locator("main [role=alert]").textContent()).contains("not valid any more");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "said.form",
        "said.list?limit=3",
        "said.item?action=free-returns",
        "said.summary",
        "said.timeline?limit=10"
      })
  void standsInForeignPages(String widget) {
    String html = site().get("/fragments/" + widget).expect(200).body();
    assertThat(html).contains("class=\"said").doesNotContain("widget-empty");
    String name = widget.replaceFirst("\\?.*", "");
    for (String lang : List.of("vi", "th", "lo", "fil")) {
      String join = widget.contains("?") ? "&" : "?";
      String other = site().get("/fragments/" + widget + join + "lang=" + lang).expect(200).body();
      assertThat(other).as(name + " " + lang).isNotEqualTo(html).doesNotContain("status=");
    }
  }
}
