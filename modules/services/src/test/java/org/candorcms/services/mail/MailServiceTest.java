// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.services.Eventually;
import org.candorcms.services.MovingClock;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServiceTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MANY = Mail.MAX_AT_ONCE;

  @TempDir Path folder;

  private final EmbeddedStore store = EmbeddedStore.of("services");
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private MailService mail;

  @BeforeEach
  void start() {
    server.start();
    mail =
        new MailService(
            store, Clock.systemUTC(), folder, route(server.getSmtp().getPort(), 100_000));
  }

  @AfterEach
  void stop() {
    mail.stop();
    server.stop();
    store.close();
  }

  private static MailRoute route(int port, int rate) {
    return new MailRoute(
        "127.0.0.1",
        port,
        false,
        false,
        "",
        "",
        "shop@marigold.example",
        "Marigold Räw",
        "help@marigold.example",
        rate);
  }

  private static Message message(String to) {
    return Message.of(to, Locale.ENGLISH, "Hello", "A text\n");
  }

  @Test
  void writesBothBodiesAndTheHeadersOfUnsubscribing() throws Exception {
    Message message =
        Message.of("thuy@example.org", Locale.forLanguageTag("vi"), "Chào bạn – 10%", "Xin chào\n")
            .withHtml(SafeHtml.trusted("<p>Xin <b>chào</b></p>"))
            .withUnsubscribe(URI.create("https://shop.example/u?t=a1"));
    assertThat(mail.send("reviews.invite:1", message)).isTrue();
    Eventually.until(LIMIT, () -> server.getReceivedMessages().length == 1);
    MimeMessage got = server.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo("Chào bạn – 10%");
    assertThat(got.getFrom()[0].toString()).contains("<shop@marigold.example>");
    assertThat(got.getReplyTo()[0].toString()).isEqualTo("help@marigold.example");
    assertThat(got.getHeader("List-Unsubscribe")).containsExactly("<https://shop.example/u?t=a1>");
    assertThat(got.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(got.getHeader("Message-ID")[0]).matches("<[A-Za-z0-9_-]{43}@marigold\\.example>");
    MimeMultipart both = (MimeMultipart) got.getContent();
    assertThat(both.getContentType()).startsWith("multipart/alternative");
    assertThat(both.getBodyPart(0).getContent().toString()).isEqualToIgnoringNewLines("Xin chào\n");
    assertThat(both.getBodyPart(1).getContent().toString())
        .startsWith("<!doctype html><html lang=\"vi\" dir=\"ltr\">")
        .contains("<p>Xin <b>chào</b></p>");
    Eventually.until(
        LIMIT, () -> mail.state("reviews.invite:1").equals(Optional.of(Mail.State.SENT)));
  }

  @Test
  void takesAKeyOnce() {
    assertThat(mail.send("a:1", message("one@example.org"))).isTrue();
    assertThat(mail.send("a:1", message("two@example.org"))).isFalse();
    assertThat(
            mail.sendAll(
                Map.of("a:1", message("three@example.org"), "a:2", message("four@example.org"))))
        .isEqualTo(1);
    Eventually.until(LIMIT, () -> mail.counts("a").sent() == 2);
    assertThat(mail.send("a:1", message("five@example.org"))).isFalse();
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void keepsMailsUntilAServerIsSet() {
    mail.stop();
    mail =
        new MailService(
            store,
            Clock.systemUTC(),
            folder,
            new MailRoute("", 587, true, false, "", "", "", "", "", 1200));
    assertThat(mail.obstacle()).contains("Not configured: no mail server is set");
    mail.send("b:1", message("one@example.org"));
    assertThat(mail.counts("b")).isEqualTo(new Mail.Counts(1, 0, 0));
    mail.stop();
    mail =
        new MailService(
            store, Clock.systemUTC(), folder, route(server.getSmtp().getPort(), 100_000));
    mail.retry();
    Eventually.until(LIMIT, () -> mail.counts("b").sent() == 1);
    assertThat(mail.obstacle()).isEmpty();
  }

  @Test
  void waitsForAServerThatDoesNotAnswer() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      nobody = free.getLocalPort();
    }
    mail.stop();
    mail = new MailService(store, Clock.systemUTC(), folder, route(nobody, 100_000));
    mail.send("c:1", message("one@example.org"));
    Eventually.until(LIMIT, () -> mail.obstacle().isPresent());
    assertThat(mail.counts("c")).isEqualTo(new Mail.Counts(1, 0, 0));
    assertThat(mail.outbox().find("c:1").orElseThrow().attempts).isZero();
  }

  @Test
  void givesUpWhatIsRefusedForGoodAndPutsOffTheRest() throws Exception {
    try (QuickServer quick = new QuickServer()) {
      mail.stop();
      mail = new MailService(store, Clock.systemUTC(), folder, route(quick.port(), 100_000));
      mail.send("d:1", message("unknown@example.org"));
      mail.send("d:2", message("busy@example.org"));
      mail.send("d:3", message("fine@example.org"));
      Eventually.until(LIMIT, () -> mail.counts("d").equals(new Mail.Counts(1, 1, 1)));
      MailRow unknown = mail.outbox().find("d:1").orElseThrow();
      assertThat(unknown.state).isEqualTo("failed");
      assertThat(unknown.problem).contains("550");
      assertThat(unknown.text).isEmpty();
      MailRow busy = mail.outbox().find("d:2").orElseThrow();
      assertThat(busy.state).isEqualTo("waiting");
      assertThat(busy.attempts).isEqualTo(1);
      assertThat(busy.nextAt).isAfter(busy.acceptedAt.plusSeconds(50));
      assertThat(quick.taken())
          .extracting(QuickServer.Taken::to)
          .containsExactly("fine@example.org");
    }
  }

  @Test
  void holdsTheRate() {
    mail.stop();
    mail =
        new MailService(store, Clock.systemUTC(), folder, route(server.getSmtp().getPort(), 600));
    Map<String, Message> some = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      some.put("r:" + i, message("a" + i + "@example.org"));
    }
    long start = System.nanoTime();
    mail.sendAll(some);
    Eventually.until(LIMIT, () -> mail.counts("r").sent() == 6);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void forgetsAPerson() {
    mail.stop();
    mail =
        new MailService(
            store,
            Clock.systemUTC(),
            folder,
            new MailRoute("", 587, true, false, "", "", "", "", "", 1200));
    mail.send("e:1", message("Ann@Example.org"));
    MailPersonalData personal = new MailPersonalData(mail);
    assertThat(personal.export("ann@example.org").toString()).contains("A text");
    assertThat(personal.erase("ann@example.org")).isEqualTo(1);
    assertThat(personal.export("ann@example.org")).isEmpty();
    assertThat(mail.counts("e")).isEqualTo(new Mail.Counts(0, 0, 1));
    assertThat(mail.send("e:1", message("Ann@Example.org"))).isFalse();
  }

  @Test
  void prunesAddressesAndThenKeys() {
    MovingClock clock = new MovingClock();
    Outbox outbox = outbox(clock);
    outbox.accept(Map.of("f:1", message("a@b.example")));
    outbox.sent(outbox.claim(1).get(0));
    assertThat(outbox.prune()).isZero();
    clock.pass(Duration.ofDays(31));
    assertThat(outbox.prune()).isEqualTo(1);
    assertThat(outbox.find("f:1").orElseThrow().recipient).isEmpty();
    clock.pass(Duration.ofDays(400));
    assertThat(outbox.prune()).isEqualTo(1);
    assertThat(outbox.find("f:1")).isEmpty();
  }

  @Test
  void anotherProcessTakesOverWhenAClaimHasRunOut() {
    MovingClock clock = new MovingClock();
    Outbox one = outbox(clock);
    Outbox two = outbox(clock);
    one.accept(Map.of("g:1", message("a@b.example")));
    assertThat(two.claim(10)).hasSize(1);
    assertThat(two.claim(10)).isEmpty();
    clock.pass(Duration.ofMinutes(3));
    assertThat(two.claim(10)).hasSize(1);
  }

  @Test
  void knowsWhatAnEarlierRunSentAlthoughItsCommitIsMissing() {
    MovingClock clock = new MovingClock();
    Outbox killed = outbox(clock);
    killed.accept(Map.of("h:1", message("a@b.example"), "h:2", message("c@d.example")));
    MailRow sent = killed.claim(1).get(0);
    killed.taken(sent);
    Outbox next = outbox(clock);
    assertThat(next.claim(10)).extracting(row -> row.key).doesNotContain(sent.key).hasSize(1);
    assertThat(next.state(sent.key)).contains("sent");
    assertThat(next.counts(Optional.of("h"))).isEqualTo(new Mail.Counts(1, 1, 0));
  }

  @Test
  void forgetsWhatItNotedOnceTheDatabaseKnows() throws Exception {
    Path file = folder.resolve("long.txt");
    String key = "k:" + "x".repeat(150);
    try (TakenLog log = new TakenLog(file)) {
      for (int i = 0; i < 1_000; i++) {
        log.add(key);
        log.forgetWhenLong();
      }
      assertThat(Files.size(file)).isPositive().isLessThan(70_000);
      Files.writeString(file, "half a ke", StandardOpenOption.APPEND);
      assertThat(log.keys()).containsExactly(key);
      log.forget();
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void sendsNothingToPeopleOfADemonstration() throws Exception {
    try (QuickServer quick = new QuickServer()) {
      mail.stop();
      mail = new MailService(store, Clock.systemUTC(), folder, route(quick.port(), 100_000));
      mail.sendAll(
          Map.of("i:1", message("ann@shop.INVALID"), "i:2", message("ann@invalid.example")));
      Eventually.until(LIMIT, () -> mail.counts("i").equals(new Mail.Counts(0, 1, 1)));
      assertThat(quick.taken())
          .extracting(QuickServer.Taken::to)
          .containsExactly("ann@invalid.example");
    }
  }

  private Outbox outbox(Clock clock) {
    return new Outbox(store, clock, new TakenLog(folder.resolve("taken.txt")));
  }

  @Test
  void sendsManyEachOnceAlthoughSendingIsStoppedTwice() throws Exception {
    try (QuickServer quick = new QuickServer()) {
      mail.stop();
      mail = new MailService(store, Clock.systemUTC(), folder, route(quick.port(), 100_000));
      Map<String, Message> all = new HashMap<>();
      for (int i = 0; i < MANY; i++) {
        all.put("said.notify:many:" + i, message("f" + i + "@example.org"));
      }
      assertThat(mail.sendAll(all)).isEqualTo(MANY);
      for (int part = 1; part <= 2; part++) {
        long so = part * MANY / 3;
        Eventually.until(LIMIT, () -> mail.counts("said.notify:many").sent() >= so);
        mail.stop();
        mail = new MailService(store, Clock.systemUTC(), folder, route(quick.port(), 100_000));
        mail.retry();
      }
      Eventually.until(
          Duration.ofSeconds(120), () -> mail.counts("said.notify:many").waiting() == 0);
      assertThat(mail.counts("said.notify:many")).isEqualTo(new Mail.Counts(0, MANY, 0));
      Set<String> followers = new HashSet<>();
      Set<String> ids = new HashSet<>();
      quick.taken().forEach(got -> followers.add(got.to()));
      quick.taken().forEach(got -> ids.add(got.id()));
      assertThat(quick.taken()).hasSize(MANY);
      assertThat(followers).hasSize(MANY);
      assertThat(ids).hasSize(MANY);
    }
  }
}
