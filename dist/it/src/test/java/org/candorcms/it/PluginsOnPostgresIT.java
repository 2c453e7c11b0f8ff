// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.MailServer;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas, the central flows and the races of the plugins on the database for production. */
class PluginsOnPostgresIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int WRITERS = 64;

  @TempDir static Path data;
  private static EmbeddedPostgres postgres;
  private static MailServer mail;
  private static CandorProcess candor;

  @BeforeAll
  static void start() throws IOException {
    postgres = PostgresServer.start();
    mail = new MailServer(0);
    candor =
        CandorProcess.start(
            CandorProcess.Plan.in(data)
                .withDemo()
                .with("CANDOR_DB_URL", postgres.getJdbcUrl("postgres", "postgres"))
                .with("CANDOR_DB_USER", "postgres")
                .with("CANDOR_DB_PASSWORD", "postgres")
                .with("CANDOR_MAIL_HOST", "127.0.0.1")
                .with("CANDOR_MAIL_PORT", Integer.toString(mail.port()))
                .with("CANDOR_MAIL_TLS", "none")
                .with("CANDOR_MAIL_FROM", "shop@example.org")
                .with("CANDOR_PROXIES", "127.0.0.1,0:0:0:0:0:0:0:1"));
  }

  @AfterAll
  static void stop() throws IOException {
    candor.close();
    mail.close();
    postgres.close();
  }

  private static Site site() {
    return candor.site();
  }

  private static JsonNode get(String path) {
    return site().get(path).expect(200).json();
  }

  private static JsonNode authorized(String path) {
    return site().authorized(path).expect(200).json();
  }

  private static JsonNode act(String path, Object body) {
    return site().authorized("POST", path, body).expect(200).json();
  }

  private static JsonNode finished(Answer started) {
    String job = "/api/jobs/" + started.expect(202).json().path("job").asText();
    Waiting.until(
        "the job ends", LIMIT, () -> !authorized(job).path("state").asText().equals("running"));
    JsonNode ended = authorized(job);
    assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
    return ended.path("result");
  }

  /** From an address of its own, as behind a proxy. */
  private static String published(String product, int writer) {
    String id =
        site()
            .post(
                "/api/reviews",
                Map.of(
                    "product",
                    product,
                    "rating",
                    1 + writer % 5,
                    "body",
                    "Writer " + writer,
                    "author",
                    Map.of("name", "Writer"),
                    "attributes",
                    Map.of("size", writer % 2 == 0 ? "M" : "L")),
                "X-Forwarded-For",
                address(writer))
            .expect(201)
            .json()
            .path("id")
            .asText();
    act("/api/reviews/" + id + "/decision", Map.of("decision", "approve"));
    return id;
  }

  private static String address(int writer) {
    return "203.0.113." + (writer + 1);
  }

  @Test
  void countsEachReviewAndEachVoteOnceUnder64Writers() throws Exception {
    String product = "pg-race";
    String popular = published(product, 2);
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    List<Future<String>> ids = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int writer = w;
      ids.add(
          pool.submit(
              () -> {
                for (int twice = 0; twice < 2; twice++) {
                  site()
                      .post(
                          "/api/reviews/" + popular + "/votes",
                          Map.of("helpful", true),
                          "X-Forwarded-For",
                          address(writer))
                      .expect(200);
                }
                return published(product, writer);
              }));
    }
    for (Future<String> id : ids) {
      assertThat(id.get()).isNotEmpty();
    }
    pool.shutdown();
    assertThat(get("/api/reviews/" + popular).path("helpful").asInt()).isEqualTo(WRITERS);
    JsonNode all = get("/api/reviews?limit=100&product=" + product);
    assertThat(all.path("total").asInt()).isEqualTo(WRITERS + 1);
    assertThat(all.path("items")).hasSize(WRITERS + 1);
    double sum = 0;
    for (JsonNode one : all.path("items")) {
      sum += one.path("rating").asInt();
    }
    JsonNode rating = get("/api/products/" + product + "/rating");
    assertThat(rating.path("count").asInt()).isEqualTo(WRITERS + 1);
    assertThat(rating.path("average").asDouble())
        .isEqualTo(Math.round(sum * 100 / (WRITERS + 1)) / 100.0);
    assertThat(get("/api/reviews?attr.size=M&product=" + product).path("total").asInt())
        .isEqualTo(WRITERS / 2 + 1);
  }

  @Test
  void listsInEveryOrderPageByPage() {
    String product = "pg-lists";
    for (int i = 0; i < 7; i++) {
      published(product, i);
    }
    for (String sort : List.of("useful", "newest", "highest", "lowest")) {
      List<String> seen = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page =
            get("/api/reviews?limit=3&sort=" + sort + "&product=" + product + "&cursor=" + cursor);
        seen.addAll(page.path("items").findValuesAsText("id"));
        cursor = page.path("next").asText("");
      } while (!cursor.isEmpty() && !cursor.equals("null"));
      assertThat(seen).as(sort).hasSize(7).doesNotHaveDuplicates();
    }
    assertThat(get("/api/ratings?product=" + product + "&product=none").path("items")).hasSize(2);
    assertThat(authorized("/api/reviews/fairness").path("stars")).hasSize(5);
    assertThat(get("/api/reviews/ledger").path("items")).isNotEmpty();
    for (String widget : List.of("list", "summary", "form", "fit", "quote")) {
      site().get("/fragments/reviews." + widget + "?product=" + product).expect(200);
    }
  }

  @Test
  void importsReviewsOnce() {
    StringBuilder file =
        new StringBuilder("product_handle,body,reviewer_name,rating,review_date,attr.size\n");
    for (int i = 0; i < 1200; i++) {
      file.append("pg-import,Body ").append(i).append(",R,").append(1 + i % 5);
      file.append(",2025-02-03,M\n");
    }
    for (int created : List.of(1200, 0)) {
      JsonNode report =
          site()
              .authorized(
                  "POST",
                  "/api/reviews/import?format=judgeme",
                  file.toString(),
                  "Content-Type",
                  "text/csv")
              .expect(200)
              .json();
      assertThat(report.path("created").asInt()).isEqualTo(created);
    }
    assertThat(get("/api/products/pg-import/rating").path("count").asInt()).isEqualTo(1200);
    assertThat(site().get("/feeds/google-reviews.xml").expect(200).body()).contains("pg-import");
    assertThat(site().authorized("/api/reviews/export?product=pg-import").expect(200).body())
        .contains("Body 1199");
  }

  @Test
  void closesTheLoopOfAVoice() {
    String voice =
        site()
            .post("/api/feedback", Map.of("text", "Too loud in the hall"))
            .expect(201)
            .json()
            .path("id")
            .asText();
    site().put("/api/themes-of-feedback/pg-noise", Map.of("title", "Noise")).expect(201);
    act(
        "/api/feedback/inbox/changes",
        Map.of("ids", List.of(voice), "addThemes", List.of("pg-noise"), "state", "seen"));
    assertThat(authorized("/api/feedback/inbox?q=hall&theme=pg-noise").path("total").asInt())
        .isEqualTo(1);
    String csv = "id,text,source,said_at\n1,\"One, two\",pg-ticket,2026-05-02\n";
    for (int created : List.of(1, 0)) {
      JsonNode report =
          finished(
              site()
                  .authorized(
                      "POST", "/api/feedback/import?format=csv", csv, "Content-Type", "text/csv"));
      assertThat(report.path("created").asInt()).isEqualTo(created);
    }
    Map<String, Object> action =
        Map.of(
            "title",
            "Less noise",
            "said",
            Map.of("summary", "Too loud.", "voices", 1, "of", 2),
            "did",
            "We hung 12 panels.",
            "evidence",
            List.of(Map.of("url", "https://example.org/panels")),
            "theme",
            "pg-noise",
            "status",
            "done",
            "lang",
            "en");
    site().put("/api/actions/pg-noise", action).expect(201);
    site().post("/api/actions/pg-noise/follow", Map.of("email", "pg@example.org")).expect(202);
    Waiting.until(
        "the first mail",
        LIMIT,
        () -> mail.mails().stream().anyMatch(text -> text.contains("To: pg@example.org")));
    for (int i = 0; i < 5; i++) {
      site()
          .post("/api/actions/pg-noise/dispute", Map.of(), "X-Forwarded-For", address(i))
          .expect(200);
    }
    assertThat(get("/api/actions/pg-noise").path("disputed").asBoolean()).isTrue();
    authorized("/api/actions/pg-noise/revisions");
    authorized("/api/feedback/triage");
    authorized("/api/feedback/returning");
    String month = LocalDate.now(ZoneOffset.UTC).toString().substring(0, 7);
    site().authorized("POST", "/api/feedback/reports", Map.of("month", month)).expect(201);
    for (String widget : List.of("form", "list", "summary", "timeline", "item?action=pg-noise")) {
      site().get("/fragments/said." + widget).expect(200);
    }
  }

  @Test
  void takesEachVoiceOfParallelWritersOnce() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    List<Future<String>> ids = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      String ref = "ref-" + w % 16;
      ids.add(
          pool.submit(
              () -> {
                Answer answer =
                    site()
                        .authorized(
                            "POST",
                            "/api/feedback/inbox",
                            Map.of("source", "pg-race", "ref", ref, "text", "Said by " + ref));
                assertThat(answer.status()).as(answer.body()).isIn(200, 201);
                return answer.json().path("id").asText();
              }));
    }
    List<String> answered = new ArrayList<>();
    for (Future<String> id : ids) {
      answered.add(id.get());
    }
    pool.shutdown();
    assertThat(answered.stream().distinct()).hasSize(16);
    assertThat(authorized("/api/feedback/inbox?source=pg-race").path("total").asInt())
        .isEqualTo(16);
  }

  @Test
  void labelsPublishesAndProves() {
    site().put("/api/creators/pg-ada", Map.of("name", "Ada", "audiences", List.of("UK", "DE")));
    site()
        .put(
            "/api/relations/pg-gift",
            Map.of(
                "kind",
                "gifted",
                "brand",
                "Pgacme",
                "creator",
                "pg-ada",
                "scope",
                List.of("page:pg-gift")))
        .expect(201);
    Drafts.put(site(), "pg-gift", "en", "Warm feet", "Boots by Pgacme kept me warm.").expect(201);
    act("/api/pages/pg-gift/publish", "");
    assertThat(site().get("/pg-gift").expect(200).body()).contains("label-required");
    String record = "/api/disclosures/record?path=%2Fpg-gift";
    Waiting.until("the record", LIMIT, () -> site().authorized(record).status() == 200);
    assertThat(authorized(record).path("signature").asText()).isNotEmpty();
    site().authorized("/api/disclosures/records/chain").expect(200);
    assertThat(authorized("/api/disclosures/records").path("items")).isNotEmpty();
    JsonNode checked =
        act(
            "/api/disclosures/check",
            Map.of(
                "html",
                "<p>Gifted</p><p>Boots by Pgacme.</p>",
                "lang",
                "en",
                "audiences",
                List.of("UK", "DE"),
                "relations",
                List.of(Map.of("kind", "gifted", "brand", "Pgacme"))));
    assertThat(checked.at("/label/text").asText()).contains("Ad");
    String pack = "/api/disclosures/packs/fr-2024-11@1";
    act(pack + "/off", "");
    assertThat(finished(site().authorized("POST", pack + "/impact", "")).path("pages").asInt())
        .isPositive();
    act(pack + "/on", "");
  }
}
