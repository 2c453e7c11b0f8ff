// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.Site;
import org.junit.jupiter.api.Test;

class ReviewsIT extends ProductTest {
  private static Map<String, Object> review(String product, int rating, String body) {
    Map<String, Object> review = new HashMap<>();
    review.put("product", product);
    review.put("rating", rating);
    review.put("body", body);
    review.put("author", Map.of("name", "Ana", "email", "ana@example.com"));
    return review;
  }

  private static String sent(Map<String, Object> review) {
    Answer answer = site().post("/api/reviews", review).expect(201);
    assertThat(answer.json().path("status").asText()).isEqualTo("pending");
    return answer.json().path("id").asText();
  }

  private static String published(Map<String, Object> review) {
    String id = sent(review);
    decide(id, Map.of("decision", "approve")).expect(200);
    return id;
  }

  private static Answer decide(String id, Map<String, Object> decision) {
    return site().authorized("POST", "/api/reviews/" + id + "/decision", decision);
  }

  private static JsonNode get(String path) {
    return site().get(path).expect(200).json();
  }

  private static String product() {
    return "it-" + UUID.randomUUID();
  }

  @Test
  void showsOnlyWhatIsApproved() {
    String product = product();
    String id = sent(review(product, 4, "Waits for somebody"));
    assertThat(get("/api/reviews?product=" + product).path("total").asInt()).isZero();
    site().get("/api/reviews/" + id).expect(404);
    site().post("/api/reviews/" + id + "/votes", Map.of("helpful", true)).expect(404);
    site().post("/api/reviews/" + id + "/flags", Map.of("reason", "fake")).expect(404);
    assertThat(site().get("/feeds/google-reviews.xml").expect(200).body()).doesNotContain(id);

    decide(id, Map.of("decision", "approve")).expect(200);
    JsonNode shown = get("/api/reviews/" + id);
    assertThat(shown.path("body").asText()).isEqualTo("Waits for somebody");
    assertThat(shown.path("author").has("email")).isFalse();
    assertThat(shown.toString()).doesNotContain("ana@example.com");
    assertThat(shown.path("verified").isNull()).isTrue();
    JsonNode rating = get("/api/products/" + product + "/rating");
    assertThat(rating.path("count").asInt()).isEqualTo(1);
    assertThat(rating.path("average").asDouble()).isEqualTo(4.0);
    assertThat(rating.path("histogram").toString()).isEqualTo("[0,0,0,1,0]");
    assertThat(site().get("/feeds/google-reviews.xml").expect(200).body()).contains(id);

    decide(id, Map.of("decision", "reject", "reason", "unrelated")).expect(200);
    site().get("/api/reviews/" + id).expect(404);
    assertThat(site().get("/feeds/google-reviews.xml").expect(200).body()).doesNotContain(id);
    assertThat(get("/api/products/" + product + "/rating").path("average").isNull()).isTrue();
  }

  @Test
  void takesNoMemberThatIsNotTheAuthors() {
    for (String member : List.of("status", "verified", "helpful", "id", "publishedAt", "siteId")) {
      Map<String, Object> review = review("it-mass", 5, "Mine");
      review.put(member, "approved");
      site().post("/api/reviews", review).expect(400);
    }
    for (Object rating : List.of(0, -1, 6, 4.5, "5", 1e308)) {
      Map<String, Object> review = review("it-mass", 5, "Mine");
      review.put("rating", rating);
      site().post("/api/reviews", review).expect(400);
    }
    site().get("/api/reviews?colour=red").expect(400);
    site().get("/api/reviews?sort=id").expect(400);
    site().get("/api/reviews?rating=6").expect(400);
    site().get("/api/reviews?attr.SIZE=M").expect(400);
    site().get("/api/reviews?cursor=AAAA").expect(400);
    site().get("/api/reviews/queue").expect(401);
    site().get("/api/reviews/export").expect(401);
    site().post("/api/reviews/import?format=judgeme", "").expect(401);
  }

  @Test
  void namesItsWidgetsInTheLanguageOfTheEditor() {
    JsonNode widgets =
        site()
            .get(
                "/api/widgets",
                "Authorization",
                "Bearer " + site().token(),
                "Accept-Language",
                "fil-PH,en;q=0.5")
            .expect(200)
            .json()
            .path("items");
    for (JsonNode widget : widgets) {
      if (widget.path("id").asText().equals("reviews.list")) {
        JsonNode settings = widget.path("schema").path("properties");
        assertThat(settings.path("product").path("title").asText()).isEqualTo("Produkto");
        assertThat(settings.path("product").path("description").asText())
            .isEqualTo("ID ng produkto");
        return;
      }
    }
    throw new AssertionError("reviews.list is not among " + widgets);
  }

  @Test
  void refusesWhatIsNoRating() {
    String body =
        "{\"product\":\"it-mass\",\"rating\":%s,\"body\":\"x\",\"author\":{\"name\":\"A\"}}";
    for (String rating : List.of("null", "1e400", "-0.5", "9".repeat(400), "[5]", "true")) {
      Answer answer = site().post("/api/reviews", body.formatted(rating)).expect(400);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
    assertThat(get("/api/products/it-mass/rating").path("average").isNull()).isTrue();
  }

  @Test
  void readsNoStatementOutOfAFilter() {
    String product = product();
    published(review(product, 4, "The only one"));
    for (String text : List.of("' OR '1'='1", "\") or 1=1--", "'; drop table reviews_review; --")) {
      String encoded = Site.encode(text);
      assertThat(get("/api/reviews?attr.size=" + encoded).path("total").asInt()).isZero();
      site().get("/api/reviews?product=" + encoded).expect(400);
      site().get("/api/reviews?product=" + product + "&sort=" + encoded).expect(400);
      assertThat(site().get("/api/products/" + encoded + "/rating").status()).isIn(400, 404);
    }
    assertThat(get("/api/reviews?product=" + product).path("total").asInt()).isEqualTo(1);
  }

  @Test
  void decidesOnlyForModeratorsWhoMeanIt() {
    String id = sent(review(product(), 1, "Wants to be published"));
    Map<String, String> approve = Map.of("decision", "approve");
    site().post("/api/reviews/" + id + "/decision", approve).expect(401);
    site()
        .post("/api/reviews/decisions", Map.of("ids", List.of(id), "decision", "approve"))
        .expect(401);
    site().get("/api/reviews/queue/" + id).expect(401);
    site().get("/api/reviews/" + id + "/decision").expect(405);
    site().get("/api/reviews/" + id + "?_method=DELETE").expect(400);
    String text = "{\"decision\":\"approve\"}";
    site()
        .authorized("POST", "/api/reviews/" + id + "/decision", text, "Content-Type", "text/plain")
        .expect(415);
    String cookie =
        site()
            .post(
                "/api/session",
                Map.of("username", "admin", "password", "test-password-1"),
                "Origin",
                site().base())
            .header("Set-Cookie")
            .split(";", 2)[0];
    assertThat(cookie).contains("=");
    for (String origin : List.of("https://evil.example", "null")) {
      site()
          .post("/api/reviews/" + id + "/decision", approve, "Cookie", cookie, "Origin", origin)
          .expect(403);
    }
    site()
        .post(
            "/api/reviews/" + id,
            approve,
            "X-HTTP-Method-Override",
            "PUT",
            "Cookie",
            cookie,
            "Origin",
            site().base())
        .expect(405);
    assertThat(
            site()
                .authorized("/api/reviews/queue/" + id)
                .expect(200)
                .json()
                .path("review")
                .path("status")
                .asText())
        .isEqualTo("pending");
  }

  @Test
  void countsAVisitorOnceWhoeverTheyPretendToBe() throws Exception {
    String id = published(review(product(), 4, "Vote for me"));
    ExecutorService pool = Executors.newFixedThreadPool(16);
    List<Future<Answer>> votes = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String address = "203.0.113." + i;
      votes.add(
          pool.submit(
              () ->
                  site()
                      .post(
                          "/api/reviews/" + id + "/votes",
                          Map.of("helpful", true),
                          "X-Forwarded-For",
                          address,
                          "Forwarded",
                          "for=" + address,
                          "Cookie",
                          "visitor=" + address,
                          "User-Agent",
                          "Visitor/" + address)));
    }
    for (Future<Answer> vote : votes) {
      assertThat(vote.get().expect(200).json().path("helpful").asInt()).isEqualTo(1);
    }
    pool.shutdown();
    site().post("/api/reviews/" + id + "/votes", Map.of("helpful", true, "count", 50)).expect(400);
    assertThat(get("/api/reviews/" + id).path("helpful").asInt()).isEqualTo(1);
  }

  @Test
  void leavesTheHeadlineAloneWhenLanguageIsFiltered() {
    String product = product();
    for (String lang : List.of("de", "en", "en")) {
      Map<String, Object> review = review(product, lang.equals("de") ? 2 : 5, "In " + lang);
      review.put("lang", lang);
      review.put("attributes", Map.of("size", lang.equals("de") ? "M" : "L"));
      published(review);
    }
    JsonNode german = get("/api/reviews?lang=de&product=" + product);
    assertThat(german.path("total").asInt()).isEqualTo(1);
    assertThat(german.path("items").path(0).path("body").asText()).isEqualTo("In de");
    assertThat(get("/api/products/" + product + "/rating").path("average").asDouble())
        .isEqualTo(4.0);
    assertThat(get("/api/reviews?attr.size=L&product=" + product).path("total").asInt())
        .isEqualTo(2);
    assertThat(
            get("/api/reviews?attr.size=L&attr.size=M&rating=5&rating=2&product=" + product)
                .path("total")
                .asInt())
        .isEqualTo(3);
  }

  @Test
  void putsTheUsefulReviewFirstWhateverTheStars() {
    for (int praiseStars : List.of(5, 3)) {
      String product = product();
      published(review(product, praiseStars, "Great!!!"));
      Map<String, Object> detail =
          review(product, 8 - praiseStars, "I used it for three months on my way to work.");
      detail.put("pros", List.of("Keeps coffee hot"));
      detail.put("cons", List.of("The lid is hard to clean"));
      String useful = published(detail);
      JsonNode first = get("/api/reviews?sort=useful&product=" + product).path("items").path(0);
      assertThat(first.path("id").asText()).isEqualTo(useful);
      assertThat(first.path("usefulness").path("reasons").toString())
          .contains("trade-off", "duration");
    }
  }

  @Test
  void rejectsForAPermittedReasonOnlyAndWritesItDown() {
    String id = sent(review(product(), 1, "The courier was rude"));
    decide(id, Map.of("decision", "reject")).expect(400);
    decide(id, Map.of("decision", "reject", "reason", "negative")).expect(400);
    JsonNode decided =
        decide(id, Map.of("decision", "reject", "reason", "unrelated")).expect(200).json();
    assertThat(decided.path("decision").path("reason").asText()).isEqualTo("unrelated");
    JsonNode line = get("/api/reviews/ledger?limit=1").path("items").path(0);
    assertThat(line.path("review").asText()).isEqualTo(id);
    assertThat(line.path("reason").asText()).isEqualTo("unrelated");
    assertThat(line.path("rating").asInt()).isEqualTo(1);
    assertThat(line.has("decidedBy")).isFalse();
  }

  @Test
  void raisesTheAlarmWhenOneStarIsRejectedMoreOften() {
    String product = product();
    List<String> worst = new ArrayList<>();
    List<String> best = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      worst.add(sent(review(product, 1, "Bad " + i)));
      best.add(sent(review(product, 5, "Good " + i)));
    }
    site()
        .authorized("POST", "/api/reviews/decisions", Map.of("ids", best, "decision", "approve"))
        .expect(200);
    site()
        .authorized(
            "POST",
            "/api/reviews/decisions",
            Map.of("ids", worst, "decision", "reject", "reason", "fake"))
        .expect(200);
    assertThat(
            site().authorized("/api/reviews/fairness").expect(200).json().path("alarm").asBoolean())
        .isTrue();
  }

  @Test
  void importsWithRowColumnAndReasonAndOnlyOnce() {
    String product = product();
    StringBuilder file =
        new StringBuilder(
            "product_handle,review_title,body,reviewer_name,reviewer_email,rating,review_date,"
                + "reply,reply_date,featured,verified,hidden\n");
    for (int i = 2; i <= 5001; i++) {
      file.append(product).append(",T,Body ").append(i).append(",R,r").append(i);
      file.append("@example.com,").append(i == 40 ? 7 : 1 + i % 5).append(',');
      file.append(i == 17 ? "31/02/2025" : "2025-02-03").append(",,,no,yes,no\n");
    }
    JsonNode dry = imported(file.toString(), "&dryRun=true");
    assertThat(dry.path("refused")).hasSize(2);
    assertThat(dry.path("refused").path(0).path("row").asInt()).isEqualTo(17);
    assertThat(dry.path("refused").path(0).path("column").asText()).isEqualTo("review_date");
    assertThat(dry.path("refused").path(1).path("row").asInt()).isEqualTo(40);
    assertThat(dry.path("accepted").asInt()).isEqualTo(4998);
    assertThat(get("/api/products/" + product + "/rating").path("count").asInt()).isZero();

    assertThat(imported(file.toString(), "").path("created").asInt()).isEqualTo(4998);
    assertThat(imported(file.toString(), "").path("created").asInt()).isZero();
    assertThat(get("/api/products/" + product + "/rating").path("count").asInt()).isEqualTo(4998);
    JsonNode page = get("/api/reviews?limit=1&sort=newest&product=" + product);
    assertThat(page.path("total").asInt()).isEqualTo(4998);
    assertThat(page.path("items").path(0).path("verified").path("method").asText())
        .isEqualTo("import");

    String lines =
        site()
            .authorized("/api/reviews/export?format=ndjson&product=" + product)
            .expect(200)
            .body();
    JsonNode again =
        site()
            .authorized(
                "POST",
                "/api/reviews/import?format=ndjson",
                lines,
                "Content-Type",
                "application/x-ndjson")
            .expect(200)
            .json();
    assertThat(again.path("unchanged").asInt()).isEqualTo(4998);
    assertThat(again.path("refused")).isEmpty();
  }

  private static JsonNode imported(String file, String more) {
    return site()
        .authorized(
            "POST", "/api/reviews/import?format=judgeme" + more, file, "Content-Type", "text/csv")
        .expect(200)
        .json();
  }

  @Test
  void refusesADocumentType() {
    site()
        .authorized(
            "POST",
            "/api/reviews/import?format=google",
            "<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feed>&x;</feed>",
            "Content-Type",
            "application/xml")
        .expect(400);
  }

  @Test
  void exportsNoFormula() {
    String product = product();
    published(review(product, 3, "=cmd|'/c calc'!A0"));
    String csv = site().authorized("/api/reviews/export?format=candor&product=" + product).body();
    assertThat(csv).contains(",'=cmd").doesNotContain(",=cmd");
  }

  @Test
  void repliesInPublic() {
    String id = published(review(product(), 2, "The lid broke"));
    site().post("/api/reviews/" + id + "/reply", Map.of("body", "Sorry")).expect(401);
    site().authorized("POST", "/api/reviews/" + id + "/reply", Map.of("body", "Sorry")).expect(200);
    JsonNode reply = get("/api/reviews/" + id).path("reply");
    assertThat(reply.path("body").asText()).isEqualTo("Sorry");
    assertThat(reply.path("after").asText()).startsWith("PT");
  }

  @Test
  void ratesManyProductsAtOnce() {
    String product = product();
    Map<String, Object> paid = review(product, 5, "They sent it for nothing");
    paid.put("incentive", Map.of("kind", "free-product"));
    published(paid);
    published(review(product, 2, "I bought it"));
    JsonNode items = get("/api/ratings?product=" + product + "&product=it-nothing").path("items");
    assertThat(items).hasSize(2);
    assertThat(items.path(0).path("count").asInt()).isEqualTo(1);
    assertThat(items.path(0).path("average").asDouble()).isEqualTo(2.0);
    assertThat(items.path(0).path("incentivised").path("average").asDouble()).isEqualTo(5.0);
    assertThat(items.path(1).path("count").asInt()).isZero();
  }

  /** Scenario A2. */
  @Test
  void showsTheSameNumbersEverywhere() {
    String product = product();
    StringBuilder lines = new StringBuilder();
    int sum = 0;
    for (int i = 0; i < 120; i++) {
      boolean paid = i % 6 == 0;
      int stars = paid ? 5 : 1 + i % 7 % 5;
      sum += paid ? 0 : stars;
      lines
          .append("{\"product\":\"")
          .append(product)
          .append("\",\"rating\":")
          .append(stars)
          .append(",\"body\":\"Number ")
          .append(i)
          .append(" of many\",\"author\":\"Ana\",\"submitted_at\":\"2026-01-02T03:04:05Z\"")
          .append(paid ? ",\"incentive\":\"discount\"}\n" : "}\n");
    }
    site()
        .authorized(
            "POST",
            "/api/reviews/import?format=ndjson",
            lines.toString(),
            "Content-Type",
            "application/x-ndjson")
        .expect(200);
    String average = Double.toString(sum / 100.0);

    JsonNode rating = get("/api/products/" + product + "/rating");
    assertThat(rating.path("count").asInt()).isEqualTo(100);
    assertThat(rating.path("average").asText()).isEqualTo(average);
    assertThat(rating.path("incentivised").toString()).isEqualTo("{\"count\":20,\"average\":5.0}");
    String fragment =
        site().get("/fragments/reviews.summary?lang=en&product=" + product).expect(200).body();
    assertThat(fragment)
        .contains("\"ratingValue\":" + average + ",")
        .contains("\"reviewCount\":100")
        .contains(average + " out of 5, 100 reviews")
        .contains("Incentivised")
        .contains("20 reviews by people who got something");
    List<String> fed =
        List.of(site().get("/feeds/google-reviews.xml").expect(200).body().split("<review>"))
            .stream()
            .filter(review -> review.contains("<sku>" + product + "<"))
            .toList();
    assertThat(fed).hasSize(120);
    assertThat(fed)
        .filteredOn(review -> review.contains("<is_incentivized_review>true<"))
        .hasSize(20)
        .allSatisfy(review -> assertThat(review).contains(">5</overall>"));
    int told =
        fed.stream()
            .filter(review -> review.contains("<is_incentivized_review>false<"))
            .mapToInt(review -> review.charAt(review.indexOf("</overall>") - 1) - '0')
            .sum();
    assertThat(told).isEqualTo(sum);
  }

  @Test
  void showsWhatChangedSinceAReview() {
    String product = product();
    String old =
        "{\"product\":\"%s\",\"rating\":2,\"body\":\"The lid leaks\",\"author\":\"Ana\","
            + "\"submitted_at\":\"2026-01-02T03:04:05Z\",\"published_at\":\"2026-01-03T03:04:05Z\"}\n";
    site()
        .authorized(
            "POST",
            "/api/reviews/import?format=ndjson",
            old.formatted(product),
            "Content-Type",
            "application/x-ndjson")
        .expect(200);
    site()
        .put(
            "/api/actions/" + product,
            Map.of(
                "title",
                "The lid has a seal",
                "said",
                Map.of("summary", "The lid leaks.", "voices", 3, "of", 9),
                "did",
                "Every cup made since May has a seal in its lid.",
                "evidence",
                List.of(Map.of("url", "https://shop.example/seal")),
                "status",
                "done",
                "product",
                product,
                "lang",
                "en"))
        .expect(201);
    published(review(product, 5, "Tight, even upside down"));
    String shown =
        site().get("/fragments/reviews.list?sort=newest&lang=en&product=" + product).body();
    String newer = shown.substring(shown.indexOf("upside down"), shown.indexOf("The lid leaks"));
    assertThat(newer).doesNotContain("reviews-changed");
    assertThat(shown.substring(shown.indexOf("The lid leaks")))
        .contains("reviews-changed")
        .contains("The lid has a seal");
  }

  @Test
  void verifiesByAReportedOrderAndTellsNobodyWhose() {
    String product = product();
    site()
        .put(
            "/api/orders/" + product,
            Map.of(
                "customer",
                Map.of("email", "ana@example.com"),
                "jurisdiction",
                "US",
                "products",
                List.of(Map.of("id", product))))
        .expect(201);
    Map<String, Object> bought = review(product, 4, "I have the receipt");
    bought.put("order", product);
    Map<String, Object> guessed = review(product, 4, "I have none");
    guessed.put("order", product);
    guessed.put("author", Map.of("name", "Eve", "email", "eve@example.com"));
    String right = site().post("/api/reviews", bought).expect(201).body();
    String wrong = site().post("/api/reviews", guessed).expect(201).body();
    assertThat(right).contains("\"verified\":null").doesNotContain("order");
    assertThat(wrong).contains("\"verified\":null").doesNotContain("order");
    for (JsonNode item :
        site()
            .authorized("/api/reviews/queue?product=" + product)
            .expect(200)
            .json()
            .path("items")) {
      decide(item.path("review").path("id").asText(), Map.of("decision", "approve")).expect(200);
    }
    JsonNode verified = get("/api/reviews?verified=true&product=" + product);
    assertThat(verified.path("total").asInt()).isEqualTo(1);
    JsonNode proved = verified.path("items").path(0);
    assertThat(proved.path("author").path("name").asText()).isEqualTo("Ana");
    assertThat(proved.path("verified").path("method").asText()).isEqualTo("purchase-feed");
    assertThat(get("/api/reviews?verified=false&product=" + product).path("total").asInt())
        .isEqualTo(1);
    site().get("/api/orders/" + product).expect(401);
  }

  @Test
  void losesNothingUnder64Writers() throws Exception {
    String product = product();
    String popular = published(review(product, 3, "Everybody votes on this"));
    ExecutorService pool = Executors.newFixedThreadPool(64);
    List<Future<Integer>> stars = new ArrayList<>();
    for (int w = 0; w < 64; w++) {
      int rating = 1 + w % 5;
      stars.add(
          pool.submit(
              () -> {
                published(review(product, rating, "Writer with " + rating));
                site()
                    .post("/api/reviews/" + popular + "/votes", Map.of("helpful", true))
                    .expect(200);
                return rating;
              }));
    }
    long sum = 3;
    for (Future<Integer> one : stars) {
      sum += one.get();
    }
    pool.shutdown();
    JsonNode rating = get("/api/products/" + product + "/rating");
    assertThat(rating.path("count").asInt()).isEqualTo(65);
    assertThat(rating.path("average").asDouble()).isEqualTo(Math.round(sum * 100.0 / 65) / 100.0);
    assertThat(get("/api/reviews?product=" + Site.encode(product)).path("total").asInt())
        .isEqualTo(65);
    // All of them came from one address.
    assertThat(get("/api/reviews/" + popular).path("helpful").asInt()).isEqualTo(1);
  }
}
