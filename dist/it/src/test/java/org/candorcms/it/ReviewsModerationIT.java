// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What merchants and moderators do with reviews, in the product, with a real mail server. */
class ReviewsModerationIT {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final String JSON = "application/json";

  @TempDir private static Path folder;

  private static GreenMail mails;
  private static CandorProcess candor;

  @BeforeAll
  static void start() {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    int port = CandorProcess.freePort();
    candor =
        CandorProcess.start(
            CandorProcess.Plan.in(folder)
                .onPort(port)
                .with("CANDOR_BASE_URL", "http://localhost:" + port)
                .with("CANDOR_MAIL_HOST", "127.0.0.1")
                .with("CANDOR_MAIL_PORT", Integer.toString(mails.getSmtp().getPort()))
                .with("CANDOR_MAIL_TLS", "none")
                .with("CANDOR_MAIL_FROM", "shop@shop.example")
                .with("CANDOR_REVIEWS_MAILS_SHOP_NAME", "Mug Shop"));
  }

  @AfterAll
  static void stop() {
    candor.close();
    mails.stop();
  }

  private static Site site() {
    return candor.site();
  }

  private static String review(String product, int rating, Map<String, Object> more) {
    return submit(product, rating, more).expect(201).json().path("id").asText();
  }

  private static Answer submit(String product, int rating, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("product", product);
    body.put("rating", rating);
    body.put("body", "It holds coffee, number " + Instant.now().toEpochMilli() + Math.random());
    body.put("author", Map.of("name", "Mai", "email", product + "@author.example"));
    body.put("lang", "en");
    body.putAll(more);
    return site().post("/api/reviews", body);
  }

  private static Answer decide(String review, Map<String, ?> decision) {
    return site()
        .authorized("POST", "/api/reviews/" + review + "/decision", decision, "Content-Type", JSON);
  }

  private static void approve(String review) {
    decide(review, Map.of("decision", "approve")).expect(200);
  }

  /** The text of the first mail to an address whose subject contains some words. */
  private static String mail(String to, String subject) {
    List<String> found = new ArrayList<>();
    Waiting.until(
        "mail to " + to + " about " + subject,
        MINUTE.multipliedBy(2),
        () -> {
          mailsTo(to, subject).stream().findFirst().map(m -> text(m)).ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }

  private static List<MimeMessage> mailsTo(String to, String subject) {
    return Arrays.stream(mails.getReceivedMessages())
        .filter(
            message -> {
              try {
                return message.getAllRecipients()[0].toString().equalsIgnoreCase(to)
                    && message.getSubject().contains(subject);
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  private static String text(Part part) {
    try {
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          BodyPart each = parts.getBodyPart(i);
          if (each.isMimeType("text/plain") || each.isMimeType("multipart/*")) {
            return text(each);
          }
        }
      }
      return String.valueOf(part.getContent()).replace("\r\n", "\n");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String link(String text, String pattern) {
    Matcher matcher = Pattern.compile("http://localhost:\\d+(" + pattern + ")").matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  /** Scenario A6. */
  @Test
  void withholdsForAReasonOnlyAndTellsTheAuthor() {
    String id = review("a6", 1, Map.of());
    decide(id, Map.of("decision", "reject")).expect(400);
    decide(id, Map.of("decision", "reject", "reason", "negative")).expect(400);
    decide(id, Map.of("decision", "reject", "reason", "unrelated", "body", "Nice")).expect(400);
    decide(id, Map.of("decision", "reject", "reason", "unrelated", "note", "About our café"))
        .expect(200);
    assertThat(mail("a6@author.example", "not published"))
        .contains("nothing to do with the product", "About our café");
    JsonNode line = site().get("/api/reviews/ledger").expect(200).json().path("items").path(0);
    assertThat(line.path("reason").asText()).isEqualTo("unrelated");
    assertThat(line.path("product").asText()).isEqualTo("a6");
    assertThat(line.toString()).doesNotContain("Mai").doesNotContain("admin");
    site().get("/api/reviews/" + id).expect(404);
  }

  /** Scenario A6, the alarm; also the undo. */
  @Test
  void raisesTheAlarmWhenFewStarsAreWithheldMoreOften() {
    for (int i = 0; i < 12; i++) {
      String bad = review("alarm-" + i, 1, Map.of());
      decide(bad, Map.of("decision", "reject", "reason", "false")).expect(200);
      approve(review("alarm-" + i, 5, Map.of()));
    }
    JsonNode fairness = site().authorized("/api/reviews/fairness").expect(200).json();
    assertThat(fairness.path("alarm").asBoolean()).as(fairness.toString()).isTrue();
  }

  @Test
  void takesASlipBackForSecondsOnly() {
    String id = review("undo", 2, Map.of());
    approve(id);
    site().get("/api/reviews/" + id).expect(200);
    Answer undone =
        site()
            .authorized(
                "POST",
                "/api/reviews/decisions/undo",
                Map.of("ids", List.of(id)),
                "Content-Type",
                JSON);
    assertThat(undone.expect(200).json().path("changed").asInt()).isEqualTo(1);
    site().get("/api/reviews/" + id).expect(404);
    assertThat(site().get("/api/products/undo/rating").expect(200).json().path("count").asInt())
        .isZero();
    site().post("/api/reviews/decisions/undo", Map.of("ids", List.of(id))).expect(401);
  }

  /** Scenario A8; the minutes themselves are tested with a clock that is set by hand. */
  @Test
  void alertsWithinAMinuteAndPublishesTheReplyTime() {
    String id = review("a8", 3, Map.of());
    Waiting.until("a notice", MINUTE, () -> notices("open").contains("reviews.reply:" + id));
    approve(id);
    Answer reply =
        site()
            .authorized(
                "POST",
                "/api/reviews/" + id + "/reply",
                Map.of("body", "Thank you."),
                "Content-Type",
                JSON);
    reply.expect(200);
    String after =
        site().get("/api/reviews/" + id).expect(200).json().path("reply").path("after").asText();
    assertThat(Duration.parse(after)).isLessThan(Duration.ofHours(1));
    Waiting.until(
        "the notice is closed", MINUTE, () -> !notices("open").contains("reviews.reply:" + id));
    JsonNode times = site().get("/api/reply-times?days=30").expect(200).json();
    assertThat(times.path("answered").asInt()).isPositive();
    assertThat(Duration.parse(times.path("median").asText())).isLessThan(Duration.ofHours(1));
    assertThat(site().get("/fragments/reviews.policy?lang=en").expect(200).body())
        .contains("Answers to reviews of the last 90 days")
        .contains("Half of the answers came within");
    assertThat(mail("a8@author.example", "answered")).contains("> Thank you.");
  }

  private static String notices(String state) {
    return site().authorized("/api/notices?limit=100&state=" + state).expect(200).body();
  }

  /** Scenario A9. */
  @Test
  void stopsQuotingWhenTheAuthorTakesItBack() {
    String words = "Kept my tea warm for an hour on the balcony, in March.";
    String id = review("a9", 5, Map.of("body", words, "consentToQuote", true));
    approve(id);
    String quote = "/fragments/reviews.quote?product=a9";
    Waiting.until("the quote", MINUTE, () -> site().get(quote).body().contains("balcony"));
    String path = link(mail("a9@author.example", "is published"), "/my-review/quote/\\S+");
    String page = site().get(path).expect(200).body();
    assertThat(page).contains("Do not quote my review").contains("noindex");
    // Looking changes nothing.
    assertThat(site().get(quote).body()).contains("balcony");
    String token = path.substring(path.lastIndexOf('/') + 1);
    send("/forms/reviews.quoting", "token=" + token + "&act=withdraw&return=" + path);
    Waiting.until("no quote", MINUTE, () -> !site().get(quote).body().contains("balcony"));
    assertThat(site().get("/api/reviews/" + id).expect(200).body()).contains("balcony");
    JsonNode held = personalData("export", "a9@author.example");
    JsonNode consent =
        held.path("data").path("reviews").path("reviews").path(0).path("consents").path(0);
    assertThat(consent.path("grantedAt").asText()).isNotEmpty();
    assertThat(consent.path("ended").asText()).isEqualTo("withdrawn");
    assertThat(consent.path("wording").asText()).contains("quote my review");

    personalData("erase", "A9@author.example");
    site().get("/api/reviews/" + id).expect(404);
    assertThat(site().get("/api/products/a9/rating").expect(200).json().path("count").asInt())
        .isZero();
    assertThat(personalData("export", "a9@author.example").path("data").has("reviews")).isFalse();
    site().get(path).expect(200);
  }

  private static JsonNode personalData(String what, String email) {
    return site()
        .authorized(
            "POST", "/api/personal-data/" + what, Map.of("email", email), "Content-Type", JSON)
        .expect(200)
        .json();
  }

  private static void send(String path, String form) {
    Answer answer =
        site()
            .post(
                path,
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                site().base());
    assertThat(answer.status()).as(answer.body()).isIn(200, 303);
  }

  private static JsonNode order(
      String id, String email, boolean notice, Optional<String> refunded) {
    Map<String, Object> order = new HashMap<>();
    order.put("customer", Map.of("email", email, "name", "Mai", "lang", "de"));
    order.put("jurisdiction", "DE");
    order.put("products", List.of(Map.of("id", "a10", "name", "Blaue Tasse")));
    order.put("delivered", Instant.now().minus(15, ChronoUnit.DAYS).toString());
    order.put("marketingNotice", notice);
    refunded.ifPresent(at -> order.put("refunded", at));
    Answer answer = site().put("/api/orders/" + id, order);
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json().path("request");
  }

  /** Scenario A10, through a real mail server. */
  @Test
  void asksBuyersAsTheLawWantsIt() {
    JsonNode none = order("a10-1", "none@buyer.example", false, Optional.empty());
    assertThat(none.path("state").asText()).isEqualTo("stopped");
    assertThat(none.path("reason").asText()).isEqualTo("no-marketing-notice");
    JsonNode back =
        order("a10-2", "back@buyer.example", true, Optional.of(Instant.now().toString()));
    assertThat(back.path("reason").asText()).isEqualTo("refunded");
    order("a10-3", "asked@buyer.example", true, Optional.empty());
    String text = mail("asked@buyer.example", "Mug Shop");
    assertThat(text).contains("Blaue Tasse bewerten").contains("Basistarifen");
    assertThat(mailsTo("none@buyer.example", "")).isEmpty();
    assertThat(mailsTo("back@buyer.example", "")).isEmpty();

    String path = link(text, "/my-review/write\\?invitation=\\S+");
    assertThat(site().get(path).expect(200).body()).contains("/forms/reviews.form");
    String token = path.substring(path.indexOf('=') + 1);
    String verified = review("a10", 4, Map.of("invitation", token));
    submit("a10", 5, Map.of("invitation", token)).expect(409);
    submit("other", 5, Map.of("invitation", token)).expect(400);
    approve(verified);
    assertThat(
            site()
                .get("/api/reviews/" + verified)
                .expect(200)
                .json()
                .path("verified")
                .path("method")
                .asText())
        .isEqualTo("invitation");

    String stop = link(text, "/my-review/opt-out/\\S+");
    assertThat(site().get(stop).expect(200).body()).contains("<form");
    String oneClick = "/api/orders/opt-out/" + stop.substring(stop.lastIndexOf('/') + 1);
    Answer ended =
        site()
            .post(
                oneClick,
                "List-Unsubscribe=One-Click",
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(ended.status()).as(ended.body()).isEqualTo(204);
    JsonNode later = order("a10-4", "Asked@Buyer.example", true, Optional.empty());
    assertThat(later.path("reason").asText()).isEqualTo("opted-out");
    assertThat(mailsTo("asked@buyer.example", "Mug Shop")).hasSize(1);
    site().put("/api/orders/a10-5", Map.of("rating", 5)).expect(400);
    site().get("/api/orders").expect(401);
  }
}
