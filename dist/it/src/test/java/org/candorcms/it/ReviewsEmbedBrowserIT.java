// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews on a plain page of a shop that lives elsewhere. */
class ReviewsEmbedBrowserIT {
  private static final String PRODUCT = "copper-kettle";

  @TempDir private static Path folder;

  private static HttpServer shop;
  private static String origin = "";
  private static CandorProcess candor;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    origin = "http://127.0.0.1:" + shop.getAddress().getPort();
    candor =
        CandorProcess.start(
            CandorProcess.Plan.in(folder)
                .with("CANDOR_RENDERING_FORM_ORIGINS", origin)
                // What a busy machine does to a widget is tested elsewhere.
                .with("CANDOR_RENDERING_WIDGET_LIMIT_MS", "10000"));
    shop.createContext(
        "/kettle",
        exchange -> {
          boolean linked = exchange.getRequestURI().getPath().endsWith("/linked");
          byte[] page = (linked ? linkedPage() : page()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Security-Policy",
                  "default-src 'none'; script-src BASE; connect-src BASE; img-src BASE"
                      .replace("BASE", site().base()));
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    shop.start();
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
    shop.stop(0);
    candor.close();
  }

  private static Site site() {
    return candor.site();
  }

  private static String page() {
    return """
        <!doctype html><html lang="en"><title>Kettle</title><h1>Kettle</h1>
        <script type="module" src="%s/embed.js"></script>
        <candor-widget type="reviews.list" product="%s" limit="2" loading="eager"></candor-widget>
        <candor-widget type="reviews.form" product="%s" photos="2" loading="eager"></candor-widget>
        """
        .formatted(site().base(), PRODUCT, PRODUCT);
  }

  private static String linkedPage() {
    String widget =
        "<candor-widget type=\"%s\" product=\"" + PRODUCT + "\" loading=\"eager\" page-url=\"%s\">";
    String url = origin + "/kettle/linked";
    return "<!doctype html><html lang=\"en\"><title>Kettle</title><h1>Kettle</h1>"
        + "<script type=\"module\" src=\"%s/embed.js\"></script>".formatted(site().base())
        + widget.formatted("reviews.summary", url)
        + "</candor-widget>"
        + widget.formatted("reviews.list", url)
        + "</candor-widget>";
  }

  private static String published(int rating, String body) {
    String id =
        site()
            .post(
                "/api/reviews",
                Map.of(
                    "product",
                    PRODUCT,
                    "rating",
                    rating,
                    "body",
                    body,
                    "author",
                    Map.of("name", "Bo")))
            .expect(201)
            .json()
            .path("id")
            .asText();
    site()
        .authorized("POST", "/api/reviews/" + id + "/decision", Map.of("decision", "approve"))
        .expect(200);
    return id;
  }

  private static JsonNode waiting() {
    return site().authorized("/api/reviews/queue").expect(200).json().path("items");
  }

  @Test
  void staysOnThePageOfTheShop() {
    String loved = published(5, "Boils a litre in three minutes, every morning since May.");
    published(2, "The lid is loose.");
    published(3, "Heavy when it is full.");
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(origin + "/kettle");
      Locator items = page.locator(".reviews-items > li");
      items.first().waitFor();

      Locator liked = page.locator("#r-" + loved);
      liked.locator("[data-reviews-vote] button").click();
      liked.getByText("your vote is counted").waitFor();
      assertThat(focused(page)).as("what was said is read out").contains("your vote is counted");
      assertThat(helpful(loved)).isEqualTo(1);

      liked.locator(".reviews-flag summary").click();
      liked.locator("select[name=reason]").selectOption("unrelated");
      liked.locator(".reviews-flag button").click();
      page.waitForFunction(
          "() => !document.querySelector('candor-widget').shadowRoot"
              + ".querySelector('.reviews-flag[open]')");
      assertThat(
              site()
                  .authorized("/api/reviews/queue?status=approved&flagged=true")
                  .expect(200)
                  .json()
                  .path("total")
                  .asInt())
          .isEqualTo(1);

      assertThat(items.count()).isEqualTo(2);
      String first = items.first().getAttribute("id");
      page.locator("[data-reviews-next]").click();
      page.waitForFunction(
          "id => document.querySelector('candor-widget').shadowRoot"
              + ".querySelector('.reviews-items > li')?.id !== id",
          first);
      page.locator("select[name=rating]").selectOption("3");
      page.locator(".reviews-filter-go").click();
      page.locator(".reviews-chip").first().waitFor();
      assertThat(items.count()).isEqualTo(1);
      assertThat(items.first().textContent()).contains("Heavy when it is full");
      assertThat(page.url()).isEqualTo(origin + "/kettle");
    }
  }

  @Test
  void keepsWhatIsFilteredInTheAddressOfThePage() {
    published(5, "Three litres, for a family.");
    published(1, "Rusts.");
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(origin + "/kettle/linked?from=mail");
      page.locator("a.reviews-bar").last().click();
      page.getByText("Rusts.").waitFor();
      page.locator(".reviews-chip").first().waitFor();
      assertThat(page.url()).contains("from=mail").contains("rating=1");
      assertThat(page.locator(".reviews-items .reviews-stars").first().getAttribute("aria-label"))
          .isEqualTo("1 out of 5");
      page.reload();
      page.locator(".reviews-chip").first().waitFor();
      assertThat(page.locator(".reviews-items > li").count()).isEqualTo(1);
      page.goBack();
      page.locator(".reviews-chip")
          .first()
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      assertThat(page.url()).endsWith("/kettle/linked?from=mail");
    }
  }

  @Test
  void takesAReviewWithAPhotoThere() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(origin + "/kettle");
      Locator send = page.locator("form[data-reviews-form] button[type=submit]");
      page.locator("[name=body]").fill("Pours without a drop beside the cup.");
      send.click();
      Locator mistakes = page.locator(".form-message-error a");
      mistakes.first().waitFor();
      assertThat(page.locator("[name=body]").inputValue()).startsWith("Pours without");
      mistakes.last().click();
      assertThat(
              page.evaluate(
                  "[...document.querySelectorAll('candor-widget')].pop()"
                      + ".shadowRoot.activeElement?.name"))
          .as("a mistake leads to its field")
          .isEqualTo("name");
      page.locator("[name=name]").fill("Bo");
      page.locator("input[name=rating][value='4']").check();
      page.locator("[name=photos]").setInputFiles(Pictures.photo());
      send.click();
      page.locator("[data-reviews-sent]").waitFor();
      assertThat(focused(page)).contains("your review has arrived");
      assertThat(page.url()).isEqualTo(origin + "/kettle");
      JsonNode sent = waiting().path(waiting().size() - 1).path("review");
      assertThat(sent.path("rating").asInt()).isEqualTo(4);
      assertThat(sent.path("photos")).hasSize(1);
    }
  }

  @Test
  void worksAsLinksAndFormsWithoutScript() {
    String id = published(4, "Good, and it whistles.");
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(
          site().base() + "/fragments/reviews.list?product=" + PRODUCT + "&sort=newest&limit=1");
      page.locator("#r-" + id + " [data-reviews-vote] button").click();
      page.locator("#r-" + id).getByText("your vote is counted").waitFor();
      assertThat(page.url()).contains("/fragments/reviews.list").contains("limit=1");
      assertThat(helpful(id)).isEqualTo(1);
    }
  }

  @Test
  void takesFormsFromNoOtherOrigin() {
    String id = published(4, "Rattles.");
    for (String evil : List.of("https://evil.example", "null", origin + ".evil.example")) {
      Answer answer = vote(id, evil).expect(403);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
    assertThat(helpful(id)).isZero();
    Answer taken = vote(id, origin).expect(303);
    assertThat(taken.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(taken.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(taken.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
    assertThat(helpful(id)).isEqualTo(1);
  }

  private static Answer vote(String id, String from) {
    return site()
        .post(
            "/forms/reviews.vote",
            "review=" + id + "&helpful=true&return=/",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            from);
  }

  private static long helpful(String id) {
    return site().get("/api/reviews/" + id).expect(200).json().path("helpful").asLong();
  }

  private static String focused(Page page) {
    page.waitForFunction("() => document.activeElement?.shadowRoot?.activeElement");
    return String.valueOf(
        page.evaluate("document.activeElement.shadowRoot.activeElement.textContent"));
  }
}
