// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The screens of reviews, by keyboard. */
class ReviewsAdminBrowserIT extends ProductTest {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static String review(String product, int rating, String text) {
    return site()
        .post(
            "/api/reviews",
            Map.of(
                "product",
                product,
                "rating",
                rating,
                "body",
                text,
                "author",
                Map.of("name", "Noi <img src=x onerror=alert(1)>"),
                "lang",
                "en"))
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  private static String status(String review) {
    return site()
        .authorized("/api/reviews/queue/" + review)
        .expect(200)
        .json()
        .path("review")
        .path("status")
        .asText();
  }

  private static void awaitStatus(String review, String status) {
    Waiting.until(
        review + " is " + status, Duration.ofSeconds(10), () -> status(review).equals(status));
  }

  @Test
  void decidesByKeyboardAlone() {
    String first = review("queue-keys", 1, "The first one <script>alert(1)</script>");
    String second = review("queue-keys", 5, "The second one, call 020 5555 1234");
    String third = review("queue-keys", 3, "The third one");
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "reviews.queue?product=queue-keys");
      page.locator("#review-" + third).waitFor();
      assertThat(page.locator("main script, main img[src=x]").count()).isZero();
      assertThat(page.locator("main [contenteditable], main textarea").count()).isZero();
      assertThat(page.locator("#review-" + second).innerText()).contains("telephone");
      page.keyboard().press("j");
      assertThat(focused(page)).isEqualTo("review-" + first);
      page.keyboard().press("a");
      awaitStatus(first, "approved");
      Waiting.until(
          "focus moves on", Duration.ofSeconds(5), () -> focused(page).equals("review-" + second));
      page.keyboard().press("r");
      page.locator("dialog[open]").waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      page.keyboard().press("Enter");
      page.locator("dialog [role=alert]").waitFor();
      assertThat(status(second)).isEqualTo("pending");
      page.keyboard().press("3");
      page.keyboard().press("Enter");
      awaitStatus(second, "rejected");
      page.locator(".toast")
          .filter(new Locator.FilterOptions().setHasText("Withheld"))
          .getByText("Undo")
          .click();
      awaitStatus(second, "pending");
      Waiting.until(
          "it is back",
          Duration.ofSeconds(5),
          () -> page.locator("#review-" + second).count() == 1);
      page.keyboard().press("x");
      page.keyboard().press("j");
      page.keyboard().press("x");
      page.keyboard().press("a");
      awaitStatus(second, "approved");
      awaitStatus(third, "approved");
      page.locator(".empty").waitFor();
    }
  }

  /** What attackers put into every field, also for the eyes of a moderator alone. */
  @Test
  void showsHostileTextAsText() {
    List<String> hostile =
        List.of(
            "<script>window.ran = 1</script>",
            "\"><img src=x onerror=window.ran=1>",
            "' autofocus onfocus='window.ran=1' tabindex=1 x='",
            "</textarea></title></script><svg onload=window.ran=1>",
            "<!--<script>--><img src=x onerror=window.ran=1>",
            "{{constructor.constructor('window.ran=1')()}} ${1337*7919}",
            "</script><script>window.ran=1</script>\u2028",
            "javascript:window.ran=1//",
            "<iframe srcdoc='<script>parent.ran=1</script>'>",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=window.ran=1>");
    String product = "hostile";
    for (String text : hostile) {
      site()
          .post(
              "/api/reviews",
              Map.of(
                  "product",
                  product,
                  "rating",
                  3,
                  "title",
                  text,
                  "body",
                  text,
                  "author",
                  Map.of("name", text),
                  "pros",
                  List.of(text),
                  "cons",
                  List.of(text),
                  "attributes",
                  Map.of("size", text),
                  "incentive",
                  Map.of("kind", "other", "note", text)))
          .expect(201);
    }
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "reviews.queue?product=" + product);
      page.locator(".review-card").nth(hostile.size() - 1).waitFor();
      assertInert(page, "main");
    }
    for (JsonNode item :
        site()
            .authorized("/api/reviews/queue?limit=50&product=" + product)
            .expect(200)
            .json()
            .path("items")) {
      String id = item.path("id").asText();
      site()
          .authorized("POST", "/api/reviews/" + id + "/decision", Map.of("decision", "approve"))
          .expect(200);
    }
    for (String fragment :
        List.of("reviews.list?limit=50&product=hostile", "reviews.compare?products=hostile,none")) {
      try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
        Page page = visitor.newPage();
        page.navigate(site().base() + "/fragments/" + fragment);
        assertInert(page, ".candor-fragment");
        page.locator("script[type='application/ld+json']")
            .all()
            .forEach(data -> page.evaluate("text => JSON.parse(text)", data.textContent()));
      }
    }
  }

  private static void assertInert(Page page, String within) {
    assertThat(page.evaluate("window.ran")).as(page.url()).isNull();
    assertThat(
            page.locator(within + " :is(iframe, svg[onload], img[src=x], [onerror], [onfocus])")
                .count())
        .as(page.url())
        .isZero();
    assertThat(page.locator(within).first().innerText())
        .contains("onerror=window.ran=1")
        .doesNotContain("10587703");
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.id"));
  }

  @Test
  void keepsAReplyThatWasBegun() {
    String id = review("queue-reply", 2, "The handle is loose");
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.DARK)) {
      Page page = Browser.signedIn(visitor, site(), "reviews.queue/" + id);
      page.getByRole(
              com.microsoft.playwright.options.AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("Reply"))
          .click();
      page.locator("dialog textarea").fill("We are sorry");
      assertThat(Browser.violations(page)).isEmpty();
      page.keyboard().press("Escape");
      page.getByRole(
              com.microsoft.playwright.options.AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("Reply"))
          .click();
      assertThat(page.locator("dialog textarea").inputValue()).isEqualTo("We are sorry");
      page.getByText("Publish the reply").click();
      page.locator(".review-reply").waitFor();
      assertThat(
              site()
                  .authorized("/api/reviews/queue/" + id)
                  .json()
                  .path("review")
                  .path("reply")
                  .path("body")
                  .asText())
          .isEqualTo("We are sorry");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reviews.queue",
        "reviews.replies",
        "reviews.import",
        "reviews.requests",
        "reviews.fairness"
      })
  void showsEveryScreenAccessibly(String screen) {
    review("queue-axe", 4, "Something to show");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      int width = scheme == ColorScheme.DARK ? Browser.NARROW : Browser.WIDE;
      Page page = Browser.signedIn(browser.kept(width, scheme), site(), screen);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(Browser.violations(page)).as(screen + " " + scheme).isEmpty();
      assertThat(Browser.overflow(page)).as(screen + " " + width).isZero();
    }
  }
}
