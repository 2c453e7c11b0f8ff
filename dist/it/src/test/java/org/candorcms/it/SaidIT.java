// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * The loop from a voice to a visible change: scenarios B1 to B9 against the product and a mail
 * server.
 */
class SaidIT {
  private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_.-]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path data;
  private static GreenMail mail;
  private static CandorProcess candor;

  @BeforeAll
  static void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    candor = CandorProcess.start(plan());
  }

  private static CandorProcess.Plan plan() {
    return CandorProcess.Plan.in(data)
        .with("CANDOR_MAIL_HOST", "127.0.0.1")
        .with("CANDOR_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()))
        .with("CANDOR_MAIL_TLS", "none")
        .with("CANDOR_MAIL_FROM", "shop@example.org")
        .with("CANDOR_PROXIES", "127.0.0.1,0:0:0:0:0:0:0:1");
  }

  @AfterAll
  static void stop() {
    candor.close();
    mail.stop();
  }

  private static Site site() {
    return candor.site();
  }

  private static Map<String, Object> action(String status, Object... more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", "Less noise in the hall");
    body.put("said", Map.of("summary", "It is too loud to talk.", "voices", 37, "of", 412));
    body.put("status", status);
    body.put("lang", "en");
    for (int i = 0; i < more.length; i += 2) {
      body.put((String) more[i], more[i + 1]);
    }
    return body;
  }

  private static Answer put(String id, String status, Object... more) {
    return site().put("/api/actions/" + id, action(status, more));
  }

  private static Answer act(String path, Object body) {
    return site().authorized("POST", path, body);
  }

  private static String say(String text, boolean quote) {
    return site()
        .post("/api/feedback", Map.of("text", text, "consent", Map.of("quote", quote)))
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  private static void follow(String action, String email) throws Exception {
    site().post("/api/actions/" + action + "/follow", Map.of("email", email)).expect(202);
    String token = token(waitFor(email, 1).get(0));
    site().post("/api/actions/confirm", Map.of("token", token)).expect(200);
  }

  private static String token(MimeMessage message) {
    Matcher matcher =
        TOKEN.matcher(GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=3D", "="));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static List<MimeMessage> waitFor(String to, int count) throws Exception {
    Waiting.until("mail to " + to, PATIENCE, () -> to(to).size() >= count);
    return to(to);
  }

  private static List<MimeMessage> to(String address) {
    List<MimeMessage> found = new ArrayList<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      if (GreenMailUtil.getAddressList(recipients(message)).contains(address)) {
        found.add(message);
      }
    }
    return found;
  }

  private static jakarta.mail.Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (jakarta.mail.MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void b1ShowsHowManyAndQuotesOnlyWhoAllowedIt() {
    String open = say("I cannot hear my own order in here", true);
    String closed = say("Too loud for my hearing aid", false);
    site().put("/api/themes-of-feedback/noise", Map.of("title", "Noise")).expect(201);
    act(
            "/api/feedback/inbox/changes",
            Map.of("ids", List.of(open, closed), "addThemes", List.of("noise"), "state", "seen"))
        .expect(200);
    Answer refused =
        put("b1", "said", "theme", "noise", "quotes", List.of(Map.of("voice", closed))).expect(422);
    assertThat(refused.json().path("errors").path(0).path("code").asText())
        .isEqualTo("quote.without-consent");
    put("b1", "said", "theme", "noise", "quotes", List.of(Map.of("voice", open))).expect(201);
    JsonNode shown = site().get("/api/actions/b1").expect(200).json();
    assertThat(shown.path("said").path("voices").asInt()).isEqualTo(37);
    assertThat(shown.path("said").path("of").asInt()).isEqualTo(412);
    assertThat(shown.path("quotes")).hasSize(1);
    assertThat(site().get(path(shown)).expect(200).body())
        .contains("37", "412", "hear my own order")
        .doesNotContain("hearing aid");
  }

  private static String path(JsonNode action) {
    return "/you-said-we-did/" + action.path("slug").asText();
  }

  @Test
  void b2RefusesTheFutureInWhatWasDone() {
    Answer refused = put("b2", "doing", "did", "We will look into soundproofing").expect(422);
    assertThat(refused.json().path("errors").path(0).path("code").asText())
        .isEqualTo("promise.future-tense");
    assertThat(refused.json().path("errors").path(0).path("pointer").asText()).isEqualTo("/did");
    site().get("/api/actions/b2").expect(404);
    put("b2", "doing", "next", "We will look into soundproofing").expect(201);
  }

  @Test
  void b3WantsEvidence() {
    assertThat(
            put("b3", "done", "did", "We hung 12 panels.")
                .expect(422)
                .json()
                .path("errors")
                .path(0)
                .path("code")
                .asText())
        .isEqualTo("done.without-evidence");
    JsonNode done =
        put(
                "b3",
                "done",
                "did",
                "We hung 12 panels.",
                "evidence",
                List.of(Map.of("url", "https://example.org/panels", "note", "Photos")))
            .expect(201)
            .json();
    assertThat(done.path("doneAt").asText())
        .startsWith(LocalDate.now(java.time.ZoneOffset.UTC).toString().substring(0, 4));
    assertThat(site().get(path(done)).expect(200).body()).contains("https://example.org/panels");
    put("b3", "done", "evidence", List.of(Map.of("url", "javascript:alert(1)"))).expect(400);
  }

  @Test
  void b4ShowsWhatCouldNotBeDone() {
    put("b4", "could-not").expect(422);
    put("b4", "could-not", "couldNot", "We could not move the wall.", "reason", "cost").expect(201);
    assertThat(site().get("/api/actions?status=could-not").expect(200).json().path("total").asInt())
        .isPositive();
    assertThat(site().get("/feeds/you-said-we-did.atom").expect(200).body())
        .contains("We could not move the wall.");
    assertThat(site().get("/feeds/you-said-we-did.json").expect(200).body())
        .contains("We could not move the wall.");
  }

  @Test
  void b5ComesLateByItself() {
    String due = LocalDate.now(java.time.ZoneOffset.UTC).minusDays(12).toString();
    JsonNode late = put("b5", "doing", "due", due).expect(201).json();
    assertThat(late.path("overdue").asBoolean()).isTrue();
    assertThat(late.path("overdueDays").asInt()).isEqualTo(12);
    assertThat(late.path("warnings").path(0).path("code").asText())
        .isEqualTo("promise.date-without-owner");
    assertThat(site().get(path(late)).expect(200).body()).contains("12");
  }

  @Test
  void b6ReopensWhenFiveVisitorsSaySo() {
    put("b6", "done", "did", "We hung 12 panels.", "evidence", List.of(Map.of("url", "/a")))
        .expect(201);
    for (int i = 1; i <= 5; i++) {
      for (int again = 0; again < 2; again++) {
        Answer answer =
            site().post("/api/actions/b6/dispute", Map.of(), "X-Forwarded-For", "203.0.113." + i);
        assertThat(answer.expect(200).json().path("disputes").asInt()).isEqualTo(i);
      }
    }
    JsonNode open = site().get("/api/actions/b6").expect(200).json();
    assertThat(open.path("disputed").asBoolean()).isTrue();
    assertThat(open.path("status").asText()).isEqualTo("doing");
  }

  /** A mail that tells of an action bears the label that the action bears (disclosure, C5). */
  @Test
  void labelsTheMailsAboutAnAction() throws Exception {
    put("labelled", "doing", "title", "Panels by Itpanels").expect(201);
    site()
        .put(
            "/api/relations/it-panels",
            Map.of(
                "kind",
                "paid",
                "brand",
                "Itpanels",
                "scope",
                List.of("said.action:labelled"),
                "audiences",
                List.of("UK")))
        .expect(201);
    site().post("/api/actions/labelled/follow", Map.of("email", "label@example.org")).expect(202);
    MimeMessage asked = waitFor("label@example.org", 1).get(0);
    assertThat(asked.getSubject()).startsWith("Ad · ");
    assertThat(GreenMailUtil.getBody(asked).strip()).startsWith("Ad");
  }

  @Test
  void b7TellsOnceAlsoWhenKilledTwice() throws Exception {
    put("b7", "doing").expect(201);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add("b7-" + i + "@example.org");
      follow("b7", all.get(i));
    }
    put("b7", "done", "did", "We hung 12 panels.", "evidence", List.of(Map.of("url", "/a")))
        .expect(200);
    JsonNode preview = act("/api/actions/b7/notify?dryRun=true", "").expect(200).json();
    assertThat(preview.path("told").asInt()).isEqualTo(12);
    assertThat(act("/api/actions/b7/notify", "").expect(200).json().path("told").asInt())
        .isEqualTo(12);
    for (int kill = 0; kill < 2; kill++) {
      candor.kill();
      candor = CandorProcess.start(plan().onPort(CandorProcess.freePort()));
    }
    for (String address : all) {
      waitFor(address, 2);
    }
    JsonNode again = act("/api/actions/b7/notify", "").expect(200).json();
    assertThat(again.path("told").asInt()).isZero();
    assertThat(again.path("alreadyTold").asInt()).isEqualTo(12);
    MimeMessage told = to(all.get(0)).get(1);
    // RFC 8058 wants https, which this site does not have.
    assertThat(told.getHeader("List-Unsubscribe-Post", null)).isNull();
    Matcher stop = TOKEN.matcher(told.getHeader("List-Unsubscribe", null).replaceAll("\\s", ""));
    assertThat(stop.find()).isTrue();
    for (int twice = 0; twice < 2; twice++) {
      site()
          .post(
              "/api/actions/unsubscribe?token=" + stop.group(1),
              "List-Unsubscribe=One-Click",
              "Content-Type",
              "application/x-www-form-urlencoded")
          .expect(200);
    }
    put("b7", "doing").expect(200);
    JsonNode next = act("/api/actions/b7/notify?dryRun=true", "").expect(200).json();
    assertThat(next.path("told").asInt()).isEqualTo(11);
    assertThat(next.path("optedOut").asInt()).isEqualTo(1);
    Set<String> twice = new HashSet<>();
    for (String address : all) {
      if (to(address).size() > 2) {
        twice.add(address);
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void b8MergesFollowersAndRedirects() throws Exception {
    put("b8a", "doing").expect(201);
    JsonNode old = put("b8b", "doing", "slug", "old-b8").expect(201).json();
    for (String action : List.of("b8a", "b8b")) {
      follow(action, action + "@example.org");
    }
    JsonNode merged = act("/api/actions/b8b/merge", Map.of("into", "b8a")).expect(200).json();
    assertThat(merged.path("followers").asInt()).isEqualTo(2);
    assertThat(site().get(path(old)).expect(301).header("Location")).endsWith(path(merged));
    assertThat(site().get("/api/actions/b8b").expect(200).json().path("id").asText())
        .isEqualTo("b8a");
  }

  @Test
  void b9ReportsTheSameTwice() {
    say("A voice for the report", false);
    String month = LocalDate.now(java.time.ZoneOffset.UTC).toString().substring(0, 7);
    JsonNode first = act("/api/feedback/reports", Map.of("month", month)).expect(201).json();
    JsonNode second = act("/api/feedback/reports", Map.of("month", month)).expect(201).json();
    assertThat(second).isEqualTo(first);
    String id = first.path("id").asText();
    for (String format : List.of("json", "csv", "html")) {
      String one = site().authorized("/api/feedback/reports/" + id + "." + format).body();
      assertThat(one).isNotEmpty();
      assertThat(site().authorized("/api/feedback/reports/" + id + "." + format).body())
          .isEqualTo(one);
    }
    JsonNode report = first.path("report");
    for (String part : List.of("bySource", "byLang")) {
      long sum = 0;
      for (JsonNode line : report.path(part)) {
        sum += line.path("count").asLong();
      }
      assertThat(sum).isEqualTo(report.path("voices").asLong()).isPositive();
    }
    long statuses = 0;
    for (JsonNode line : report.path("byStatus")) {
      statuses += line.path("count").asLong();
    }
    assertThat(statuses).isEqualTo(report.path("actions").size());
  }

  @Test
  void keepsVisitorsOutOfTheDesk() {
    for (String path :
        List.of(
            "/api/feedback/inbox",
            "/api/themes-of-feedback",
            "/api/feedback/triage",
            "/api/feedback/reports",
            "/api/feedback/returning",
            "/api/actions/b1/revisions")) {
      site().get(path).expect(401);
    }
    site().post("/api/feedback", Map.of("text", "x", "state", "seen")).expect(400);
    site()
        .post(
            "/api/feedback",
            Map.of("text", "x", "contact", Map.of("email", "a@b.org\r\nBcc: c@d.org")))
        .expect(400);
  }

  @Test
  void importsAFileAndTellsWhatItRefuses() {
    String csv =
        "id,text,source,said_at\n1,\"One, two\",ticket,2026-05-02\n2,Three,ticket,31/02/2026\n";
    String job =
        site()
            .authorized("POST", "/api/feedback/import?format=csv", csv, "Content-Type", "text/csv")
            .expect(202)
            .json()
            .path("job")
            .asText();
    Waiting.until(
        "the import",
        PATIENCE,
        () -> site().authorized("/api/jobs/" + job).json().path("state").asText().equals("done"));
    JsonNode result = site().authorized("/api/jobs/" + job).json().path("result");
    assertThat(result.path("created").asInt()).isEqualTo(1);
    assertThat(result.path("refused").path(0).path("row").asInt()).isEqualTo(3);
    assertThat(result.path("refused").path(0).path("column").asText()).isEqualTo("said_at");
  }
}
