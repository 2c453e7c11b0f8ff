// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reviews as a visitor meets them, on the products of the demo. */
class ReviewsBrowserIT extends ProductTest {
  private static final String DRESS = "/products/lantern-linen-dress";

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
        DRESS,
        "/ar" + DRESS,
        DRESS + "?rating=3&since=12m&like=size:M",
        "/products/compare",
        "/how-reviews-work"
      })
  void isAccessibleInLightDarkAndOnASmallScreen(String path) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {Browser.NARROW, Browser.WIDE}) {
        Page page = browser.kept(width, scheme);
        page.navigate(site().base() + path);
        assertThat(Browser.violations(page)).as(path + " " + scheme + " " + width).isEmpty();
        assertThat(Browser.overflow(page)).as(path + " at " + width).isZero();
      }
    }
  }

  @Test
  void aProductWithoutReviewsSaysSoAndMarksNothingUp() {
    Map<String, Object> draft =
        Map.of(
            "path",
            "/tests/unreviewed",
            "title",
            "Unreviewed",
            "lang",
            "en",
            "template",
            "page",
            "widgets",
            List.of(
                widget("a", "reviews.summary"),
                widget("b", "reviews.list"),
                widget("c", "reviews.form")));
    site().put("/api/pages/unreviewed/draft", draft);
    site().authorized("POST", "/api/pages/unreviewed/publish", "").expect(200);
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/tests/unreviewed");
      assertThat(page.locator(".reviews-summary").textContent()).contains("No reviews yet");
      assertThat(page.locator("form[data-reviews-form]").count()).isEqualTo(1);
      assertThat(page.content()).doesNotContain("AggregateRating").doesNotContain("\"Product\"");
    }
  }

  private static Map<String, Object> widget(String id, String type) {
    return Map.of(
        "id", id, "type", type, "slot", "main", "settings", Map.of("product", "unreviewed"));
  }

  @Test
  void headlineCountsOnlyWhatNobodyPaidForAndEqualsTheStructuredData() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + DRESS);
      String rating = site().get("/api/products/lantern-linen-dress/rating").expect(200).body();
      String count = member(rating, "count");
      String average = member(rating, "average");
      assertThat(page.locator(".reviews-summary .reviews-count").textContent())
          .isEqualTo(count + " reviews");
      String label = page.locator(".reviews-summary [role=img]").getAttribute("aria-label");
      assertThat(label).isEqualTo(shown(average) + " out of 5, " + count + " reviews");
      assertThat(page.locator(".reviews-incentivised").textContent())
          .contains("Incentivised")
          .contains("3 reviews by people who got something");
      String data = page.locator("script[type='application/ld+json']").textContent();
      assertThat(data)
          .contains("\"ratingValue\":" + average)
          .contains("\"reviewCount\":" + count)
          .doesNotContain("positiveNotes");
      assertThat(data.split("\"Product\"", -1)).as("one product node").hasSize(2);
    }
  }

  private static String member(String json, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":([0-9.]+)").matcher(json);
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  private static String shown(String average) {
    return average.contains(".") ? average : average + ".0";
  }

  @Test
  void filtersWithoutScriptInTheAddressAndComesBack() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + DRESS);
      String headline = page.locator(".reviews-summary .reviews-score").textContent();
      String all = page.locator(".reviews-shown").textContent();
      Locator filters = page.locator(".reviews-list [data-reviews-filters]");
      filters.locator("select[name=since]").selectOption("6m");
      filters.locator("select[name=attr]:has(option[value='size:M'])").selectOption("size:M");
      filters.locator("button").click();
      assertThat(page.url()).contains("since=6m").contains("attr=size").endsWith("#reviews");
      String some = page.locator(".reviews-shown").textContent();
      assertThat(some).isNotEqualTo(all).contains("match");
      assertThat(page.locator(".reviews-chip").count()).isEqualTo(2);
      assertThat(page.locator(".reviews-items > li .reviews-attributes").allTextContents())
          .allSatisfy(text -> assertThat(text).contains("Size").contains("M"));
      assertThat(page.locator(".reviews-summary .reviews-score").textContent()).isEqualTo(headline);
      page.goBack();
      assertThat(page.locator(".reviews-shown").textContent()).isEqualTo(all);
    }
  }

  @Test
  void aBarOfTheHistogramFilters() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + DRESS);
      page.locator("a.reviews-bar").last().click();
      assertThat(page.url()).contains("rating=1");
      assertThat(page.locator(".reviews-items .reviews-stars").first().getAttribute("aria-label"))
          .isEqualTo("1 out of 5");
      assertThat(page.locator("a.reviews-bar[aria-current]").count()).isEqualTo(1);
    }
  }

  @Test
  void tellsHowManyThereAreInOtherLanguages() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + DRESS + "?language=de");
      assertThat(page.locator(".reviews-items .reviews-what > .reviews-body").all())
          .isNotEmpty()
          .allSatisfy(body -> assertThat(body.getAttribute("lang")).isEqualTo("de"));
      assertThat(page.locator(".reviews-elsewhere").textContent())
          .matches("\\s*[0-9]+ more in other languages\\s*");
    }
  }

  @Test
  void showsNothingOfFewerThanFivePeople() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + DRESS + "?like=size:XL");
      assertThat(page.locator(".reviews-fit-answer [role=img]").count()).isZero();
      page.navigate(site().base() + DRESS + "?like=size:M");
      assertThat(page.locator(".reviews-fit-answer").textContent()).contains("reviewers like you");
    }
  }

  @Test
  void writesAReviewWithKeysOnly() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/products/plain-straight-jeans");
      page.locator("form[data-reviews-form] button[type=submit]").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/forms/reviews.form");
      assertThat(page.evaluate("document.activeElement.name")).isEqualTo("rating");
      assertThat(page.locator(".field-error").count()).isEqualTo(3);
      assertThat(Browser.violations(page)).isEmpty();
      page.keyboard().press("Space");
      for (int i = 1; i < 4; i++) {
        page.keyboard().press("ArrowRight");
      }
      page.keyboard().press("Tab");
      page.keyboard().type("Stiff, then mine");
      page.keyboard().press("Tab");
      page.keyboard().type("Worn for three weeks on a bicycle; the waist gave two centimetres.");
      page.locator("[name=name]").focus();
      page.keyboard().type("Key Board");
      assertThat(page.locator("[name=consentToQuote]").isChecked()).isFalse();
      page.locator("form[data-reviews-form] button[type=submit]").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/products/plain-straight-jeans?form=reviews.form**");
      Locator sent = page.locator("[data-reviews-sent]");
      assertThat(sent.textContent()).contains("your review has arrived");
      assertThat(page.evaluate("document.activeElement.matches('[data-reviews-sent]')"))
          .isEqualTo(true);
    }
  }

  @Test
  void aMistakeLosesNothingWithoutScript() {
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/products/harbour-merino-cardigan");
      page.locator("[name=body]").fill("Warm enough for an office at nineteen degrees.");
      page.locator("[name=pros]").fill("Light\nDoes not itch");
      page.locator("[name=attributeValue]").first().selectOption("M");
      page.locator("[name=email]").fill("not an address");
      page.locator("[name=name]").fill("Ada");
      page.locator("form[data-reviews-form] button[type=submit]").click();
      assertThat(page.locator("[name=body]").inputValue()).startsWith("Warm enough");
      assertThat(page.locator("[name=pros]").inputValue()).contains("Does not itch");
      assertThat(page.locator("[name=attributeValue]").first().inputValue()).isEqualTo("M");
      assertThat(page.locator("[name=email]").getAttribute("aria-invalid")).isEqualTo("true");
      assertThat(page.locator(".form-message-error li").count()).isEqualTo(2);
    }
  }

  @Test
  void showsAPhotoOnceItsReviewIsPublished() {
    String product = "monsoon-rain-jacket";
    String id;
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/products/" + product);
      page.locator("input[name=rating][value='4']").check();
      page.locator("[name=body]").fill("Dry after two hours of rain; the photo is from then.");
      page.locator("[name=name]").fill("Ingrid");
      page.locator("[name=photos]").setInputFiles(Pictures.bomb());
      page.locator("form[data-reviews-form] button[type=submit]").click();
      Locator photos = page.locator(".field:has([name=photos])");
      assertThat(photos.locator(".field-error").textContent()).contains("too many pixels");
      assertThat(page.locator("[name=body]").inputValue()).startsWith("Dry after two hours");

      page.locator("[name=photos]").setInputFiles(Pictures.drawing());
      page.locator("form[data-reviews-form] button[type=submit]").click();
      assertThat(photos.locator(".field-error").textContent()).contains("not a JPEG");

      page.locator("[name=photos]").setInputFiles(Pictures.photo());
      page.locator("[name=photosShow]").fill("A jacket with drops on both shoulders");
      page.locator("form[data-reviews-form] button[type=submit]").click();
      assertThat(page.locator("[data-reviews-sent]").textContent()).contains("has arrived");
      JsonNode waiting =
          site()
              .authorized("/api/reviews/queue?limit=100&product=" + product)
              .expect(200)
              .json()
              .path("items");
      JsonNode sent = waiting.path(waiting.size() - 1).path("review");
      assertThat(sent.path("author").path("name").asText()).isEqualTo("Ingrid");
      assertThat(sent.path("photos")).hasSize(1);
      id = sent.path("id").asText();
      page.navigate(site().base() + "/products/" + product + "?sort=newest");
      assertThat(page.locator("#r-" + id).count()).isZero();
    }
    site()
        .authorized("POST", "/api/reviews/" + id + "/decision", Map.of("decision", "approve"))
        .expect(200);
    try (BrowserContext visitor = browser.visitor(Browser.NARROW, true, ColorScheme.DARK)) {
      Page page = visitor.newPage();
      Locator thumbnail = page.locator("#r-" + id + " .reviews-photos img");
      Waiting.until(
          "the photo",
          Duration.ofSeconds(30),
          () -> {
            page.navigate(site().base() + "/products/" + product + "?review=" + id);
            return thumbnail.count() == 1;
          });
      assertThat(thumbnail.getAttribute("alt")).isEqualTo("A jacket with drops on both shoulders");
      thumbnail.scrollIntoViewIfNeeded();
      page.waitForFunction(
          "image => image.complete && image.naturalWidth > 0", thumbnail.elementHandle());
      for (String address :
          List.of(
              thumbnail.getAttribute("src"),
              page.locator("#r-" + id + " .reviews-photos a").getAttribute("href"))) {
        byte[] file = page.request().get(URI.create(page.url()).resolve(address).toString()).body();
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
            .startsWith("\u00ff\u00d8\u00ff")
            .doesNotContain("Exif")
            .doesNotContain(Pictures.CAMERA);
      }
      assertThat(Browser.violations(page)).isEmpty();
    }
  }

  @Test
  void keepsADraftInTheBrowser() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/products/monsoon-rain-jacket");
      page.locator("[name=body]").fill("Half a thought about rain");
      page.waitForFunction("() => Object.keys(localStorage).some((k) => k.includes('draft'))");
      page.reload();
      page.locator(".reviews-draft").waitFor();
      assertThat(page.locator("[name=body]").inputValue()).isEqualTo("Half a thought about rain");
      page.locator(".reviews-draft button").click();
      assertThat(page.locator("[name=body]").inputValue()).isEmpty();
    }
  }

  @Test
  void showsMoreBelowWhatIsRead() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      Locator items = page.locator(".reviews-items > li");
      Waiting.until(
          "the list",
          Duration.ofSeconds(30),
          () -> {
            page.navigate(site().base() + DRESS + "?sort=newest");
            return items.count() > 0;
          });
      int before = items.count();
      String first = items.first().getAttribute("id");
      page.locator("[data-reviews-next]").focus();
      page.keyboard().press("Enter");
      page.waitForFunction(
          "before => document.querySelectorAll('.reviews-items > li').length > before", before);
      assertThat(items.first().getAttribute("id")).as("what was read stays").isEqualTo(first);
      // Focus goes on with the first new one.
      page.waitForFunction(
          "before => document.querySelectorAll('.reviews-items > li')[before]"
              + ".contains(document.activeElement)",
          before);
      assertThat(page.url()).endsWith(DRESS + "?sort=newest");
    }
  }

  @Test
  void votesOnceWithAndWithoutScript() {
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, false, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/products/monsoon-rain-jacket?sort=newest");
      page.locator("form[data-reviews-vote] button").first().click();
      assertThat(page.url()).contains("form=reviews.vote").contains("#r-");
      assertThat(page.locator("li:target .reviews-told-here").textContent())
          .contains("your vote is counted");
    }
    try (BrowserContext visitor = browser.visitor(Browser.WIDE, true, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(site().base() + "/products/monsoon-rain-jacket?sort=newest");
      Locator button = page.locator("form[data-reviews-vote] button").first();
      String before = button.textContent();
      button.click();
      page.locator("[data-reviews-status][data-said]").first().waitFor();
      assertThat(button.textContent().strip()).as("the same visitor").isEqualTo(before.strip());
    }
  }
}
