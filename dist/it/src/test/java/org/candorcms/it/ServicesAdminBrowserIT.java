// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The screens of notices, mail, consent and personal data, with something on each, by keyboard. */
class ServicesAdminBrowserIT extends ProductTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    site()
        .authorized("POST", "/api/mail/test", Map.of("to", "a.long.address@desk.example"))
        .expect(200);
    review("screens@example.org");
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  /** Of an author with an address who may be quoted. */
  private static String review(String email) {
    return site()
        .post(
            "/api/reviews",
            Map.of(
                "product",
                "it-services",
                "rating",
                2,
                "body",
                "The handle is loose",
                "author",
                Map.of("name", "Noi <b>", "email", email),
                "consentToQuote",
                true))
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  private static JsonNode consent(String subject) {
    return site()
        .authorized("POST", "/api/consent/history", Map.of("subject", subject))
        .expect(200)
        .json()
        .path("items");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** As the keyboard does it. */
  private static void press(Page page, Locator button) {
    button.focus();
    page.keyboard().press("Enter");
  }

  /** Says yes to the question; the answer that harms nothing has the focus. */
  private static void confirm(Page page) {
    page.locator("dialog[open]").waitFor();
    assertThat(Browser.violations(page)).isEmpty();
    assertThat(page.evaluate("document.activeElement.textContent.trim()")).isEqualTo("Cancel");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services.notices",
        "services.notices/resolved",
        "services.notices/deliveries",
        "services.mail",
        "services.mail/failed",
        "services.mail/sent",
        "services.consent",
        "services.privacy"
      })
  void showsEveryScreenAccessibly(String screen) {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      int width = scheme == ColorScheme.DARK ? Browser.NARROW : Browser.WIDE;
      Page page = Browser.signedIn(browser.kept(width, scheme), site(), screen);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(Browser.violations(page)).as(screen + " " + scheme).isEmpty();
      assertThat(Browser.overflow(page)).as(screen + " " + width).isZero();
    }
  }

  @Test
  void tellsWhyATestMailWaitsAndTakesItBack() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "services.mail");
      page.getByLabel("Send a test mail to").fill("desk@example.org");
      page.keyboard().press("Enter");
      page.locator("main form [role=status]").waitFor();
      assertThat(page.locator("main form [role=status]").innerText()).contains("waits");
      Locator row =
          page.locator("tr").filter(new Locator.FilterOptions().setHasText("desk@example.org"));
      row.first().waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();
      press(page, row.first().getByRole(AriaRole.BUTTON));
      Waiting.until("the mail is taken back", LIMIT, () -> row.count() == 0);
    }
  }

  @Test
  void withdrawsAConsentByKeyboard() {
    String subject = "reviews.review:" + review("consents@example.org");
    Waiting.until("the consent is written down", LIMIT, () -> !consent(subject).isEmpty());
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.DARK)) {
      Page page = Browser.signedIn(visitor, site(), "services.consent");
      page.getByLabel("Mail address or reference").fill(subject);
      page.keyboard().press("Enter");
      Locator withdraw = button(page, "Withdraw").first();
      withdraw.waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();
      press(page, withdraw);
      confirm(page);
      Waiting.until(
          "the consent has ended",
          LIMIT,
          () -> consent(subject).findValuesAsText("endedAt").size() == consent(subject).size());
      page.getByText("Withdrawn").first().waitFor();
    }
  }

  @Test
  void erasesAPersonByKeyboard() {
    String email = UUID.randomUUID() + "@example.org";
    String review = review(email);
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.DARK)) {
      Page page = Browser.signedIn(visitor, site(), "services.privacy");
      page.getByLabel("Mail address of the person").fill(email);
      page.keyboard().press("Enter");
      Locator part = page.locator("details summary").first();
      part.waitFor();
      press(page, part);
      assertThat(page.locator("details pre").first().innerText()).contains("The handle is loose");
      assertThat(Browser.violations(page)).isEmpty();
      assertThat(Browser.overflow(page)).isZero();
      press(page, button(page, "Erase"));
      confirm(page);
      page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Erased")).waitFor();
      assertThat(Browser.violations(page)).isEmpty();
      assertThat(site().authorized("/api/reviews/queue/" + review).status()).isEqualTo(404);
    }
  }

  @Test
  void resolvesANoticeByKeyboard() {
    Waiting.until(
        "a notice waits",
        LIMIT,
        () -> site().authorized("/api/notices?state=open").json().path("total").asInt() > 0);
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(visitor, site(), "services.notices");
      Locator done = page.locator("main td button").first();
      done.waitFor();
      String name = done.getAttribute("aria-label");
      assertThat(name).startsWith("Done: ");
      press(page, done);
      page.locator(".toast").filter(new Locator.FilterOptions().setHasText(name)).waitFor();
      assertThat(Browser.violations(page)).isEmpty();
    }
  }
}
