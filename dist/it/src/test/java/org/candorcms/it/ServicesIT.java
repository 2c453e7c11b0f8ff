// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.MailServer;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail, notices, consent and personal data in the assembled product. */
class ServicesIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void mailOutlivesAKilledProcess(@TempDir Path folder) throws Exception {
    int port = CandorProcess.freePort();
    CandorProcess.Plan plan =
        CandorProcess.Plan.in(folder)
            .with("CANDOR_MAIL_HOST", "127.0.0.1")
            .with("CANDOR_MAIL_PORT", String.valueOf(port))
            .with("CANDOR_MAIL_TLS", "none")
            .with("CANDOR_MAIL_FROM", "shop@marigold.example");
    String key;
    try (CandorProcess candor = CandorProcess.start(plan)) {
      Site site = candor.site();
      showsItsStates(site);
      Answer accepted =
          site.authorized("POST", "/api/mail/test", Map.of("to", "desk@example.org")).expect(200);
      key = accepted.json().path("key").asText();
      Waiting.until(
          "mail knows that the server does not answer",
          LIMIT,
          () -> site.authorized("/api/mail").json().path("obstacle").asText("").length() > 0);
      assertThat(site.get("/health/ready").expect(200).body()).contains("mails wait");
      candor.kill();
    }
    try (MailServer server = new MailServer(port);
        CandorProcess candor = CandorProcess.start(plan)) {
      Site site = candor.site();
      Waiting.until(
          "the mail is sent",
          LIMIT,
          () ->
              site.authorized("/api/mail/messages/" + key)
                  .json()
                  .path("state")
                  .asText()
                  .equals("sent"));
      assertThat(server.mails()).hasSize(1);
      assertThat(server.mails().get(0))
          .contains("To: desk@example.org")
          .contains("From: shop@marigold.example")
          .contains("Auto-Submitted: auto-generated");
      Answer held =
          site.authorized("POST", "/api/personal-data/export", Map.of("email", "Desk@example.org"))
              .expect(200);
      assertThat(held.json().path("data").path("mail").path("mails")).hasSize(1);
      Answer erased =
          site.authorized("POST", "/api/personal-data/erase", Map.of("email", "desk@example.org"))
              .expect(200);
      assertThat(erased.json().path("erased").path("mail").asInt()).isEqualTo(1);
      assertThat(site.authorized("/api/audit").expect(200).body())
          .contains("personal-data.erased")
          .doesNotContain("desk@example.org");
      assertThat(candor.stop()).isZero();
    }
  }

  private static void showsItsStates(Site site) {
    assertThat(site.authorized("/api/notices").expect(200).json().path("total").asInt()).isZero();
    assertThat(site.authorized("/api/notices/unread").expect(200).json().path("unread").asInt())
        .isZero();
    assertThat(
            site.authorized("POST", "/api/consent/history", Map.of("subject", "a@example.org"))
                .expect(200)
                .json()
                .path("items"))
        .isEmpty();
    assertThat(site.authorized("/api/admin/screens").expect(200).body())
        .contains("services.notices", "services.mail", "services.consent", "services.privacy");
    for (String path : List.of("/api/mail", "/api/notices", "/api/mail/messages")) {
      site.get(path).expect(401);
    }
    Answer missing = site.get("/media/AAAAAAAAAAAAAAAAAAAAAA.5x5.jpg").expect(404);
    assertThat(missing.header("Content-Security-Policy")).contains("sandbox");
    for (String bad : List.of("a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "a")) {
      site.authorized("POST", "/api/mail/test", Map.of("to", bad)).expect(400);
    }
  }
}
