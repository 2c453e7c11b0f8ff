// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notice.Severity;
import org.candorcms.api.security.Role;
import org.candorcms.services.FixedHost;
import org.candorcms.services.MovingClock;
import org.candorcms.services.PlainJson;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeBoardTest {
  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  private final EmbeddedStore store = EmbeddedStore.of("services");
  private final MovingClock clock = new MovingClock();
  private final Kept mail = new Kept();
  private NoticeBoard notices = board(List.of(), List.of());

  @AfterEach
  void stop() {
    notices.stop();
    store.close();
  }

  private NoticeBoard board(List<String> mailTo, List<URI> webhooks) {
    return new NoticeBoard(
        store,
        clock,
        new PlainJson(),
        new FixedHost(),
        mail,
        new Destinations(mailTo, Severity.INFO, webhooks, SECRET, true, List.of()));
  }

  private static Notice notice(String key, Severity severity) {
    return Notice.of(
        key, "reviews.new", severity, "A new review waits", "/admin/#/reviews", Role.MODERATOR);
  }

  @Test
  void countsWhatSomebodyHasNotRead() {
    Board board = notices.board();
    notices.raise(notice("reviews.new:1", Severity.INFO));
    notices.raise(notice("reviews.new:2", Severity.INFO));
    List<String> roles = List.of(Role.EDITOR, Role.MODERATOR);
    assertThat(board.unread("ann", roles)).isEqualTo(2);
    assertThat(board.unread("ann", List.of(Role.ADMINISTRATOR))).isZero();
    board.markRead("ann", List.of("reviews.new:1", "reviews.new:1"));
    board.markRead("ann", List.of("reviews.new:1"));
    assertThat(board.unread("ann", roles)).isEqualTo(1);
    assertThat(board.unread("bob", roles)).isEqualTo(2);
    notices.resolve("reviews.new:2");
    assertThat(board.unread("ann", roles)).isZero();
    assertThat(board.open(roles)).isEqualTo(1);
  }

  @Test
  void isNewsAgainWhenMoreSevereOrRaisedAfterItWasResolved() {
    Board board = notices.board();
    List<String> roles = List.of(Role.MODERATOR);
    notices.raise(notice("a:1", Severity.INFO));
    board.markRead("ann", List.of("a:1"));
    notices.raise(notice("a:1", Severity.INFO));
    assertThat(board.unread("ann", roles)).isZero();
    notices.raise(notice("a:1", Severity.URGENT));
    assertThat(board.unread("ann", roles)).isEqualTo(1);
    board.markRead("ann", List.of("a:1"));
    notices.resolve("a:1");
    notices.raise(notice("a:1", Severity.INFO));
    assertThat(board.unread("ann", roles)).isEqualTo(1);
    assertThat(board.open(roles)).isEqualTo(1);
  }

  @Test
  void listsPageByPage() {
    for (int i = 0; i < 5; i++) {
      clock.pass(Duration.ofSeconds(1));
      notices.raise(notice("a:" + i, Severity.INFO));
    }
    Board board = notices.board();
    List<String> seen = new ArrayList<>();
    Optional<Board.Cursor> at = Optional.empty();
    for (int page = 0; page < 3; page++) {
      List<NoticeRow> rows = board.list(List.of(Role.MODERATOR), true, at, 2);
      rows.forEach(row -> seen.add(row.key));
      NoticeRow last = rows.get(rows.size() - 1);
      at = Optional.of(new Board.Cursor(last.raisedAt, last.key));
    }
    assertThat(seen).containsExactly("a:4", "a:3", "a:2", "a:1", "a:0");
  }

  @Test
  void forgetsWhatWasResolvedLongAgo() {
    notices.raise(notice("a:1", Severity.INFO));
    notices.board().markRead("ann", List.of("a:1"));
    notices.resolve("a:1");
    assertThat(notices.board().prune()).isZero();
    clock.pass(Duration.ofDays(181));
    assertThat(notices.board().prune()).isEqualTo(1);
    assertThat(notices.board().read("ann", List.of("a:1"))).isEmpty();
  }

  @Test
  void gathersNoticesIntoOneMail() {
    notices.stop();
    notices = board(List.of("desk@example.org"), List.of());
    for (int i = 0; i < 3; i++) {
      notices.raise(notice("a:" + i, Severity.INFO));
    }
    notices.deliveries().run();
    assertThat(mail.messages).hasSize(1);
    Message message = mail.messages.values().iterator().next();
    assertThat(message.to()).isEqualTo("desk@example.org");
    assertThat(message.subject()).isEqualTo("A new review waits (+2)");
    assertThat(message.text()).contains("https://shop.example/admin/#/reviews");
    notices.raise(notice("a:9", Severity.INFO));
    notices.deliveries().run();
    assertThat(mail.messages).hasSize(1);
    clock.pass(Duration.ofSeconds(46));
    notices.deliveries().run();
    assertThat(mail.messages).hasSize(2);
    notices.deliveries().run();
    assertThat(mail.messages).hasSize(2);
  }

  @Test
  void signsWebhooksAndTriesAgain() throws Exception {
    try (Listener listener = new Listener("500 no", "302 elsewhere", "204 fine")) {
      notices.stop();
      notices = board(List.of(), List.of(listener.address()));
      notices.raise(
          notice("a:1", Severity.WARNING).withData(Map.of("rating", 2, "product", "lamp")));
      notices.deliveries().run();
      assertThat(notices.board().troubled(10))
          .singleElement()
          .satisfies(row -> assertThat(row.problem).isEqualTo("Answered 500"));
      notices.deliveries().run();
      assertThat(listener.requests).hasSize(1);
      clock.pass(Duration.ofSeconds(7));
      notices.deliveries().run();
      clock.pass(Duration.ofMinutes(7));
      notices.deliveries().run();
      assertThat(listener.requests).hasSize(3);
      assertThat(notices.board().troubled(10)).isEmpty();
      Request first = listener.requests.get(0);
      Request last = listener.requests.get(2);
      assertThat(last.headers.get("webhook-id"))
          .startsWith("msg_")
          .isEqualTo(first.headers.get("webhook-id"));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
      String signed =
          last.headers.get("webhook-id")
              + "."
              + last.headers.get("webhook-timestamp")
              + "."
              + last.body;
      assertThat(last.headers.get("webhook-signature"))
          .isEqualTo(
              "v1,"
                  + Base64.getEncoder()
                      .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
      assertThat(last.body).contains("reviews.new").contains("lamp").contains("warning");
      assertThat(Instant.ofEpochSecond(Long.parseLong(last.headers.get("webhook-timestamp"))))
          .isAfter(Instant.ofEpochSecond(Long.parseLong(first.headers.get("webhook-timestamp"))));
    }
  }

  @Test
  void raisesANoticeWhenAWebhookIsGone() throws Exception {
    try (Listener listener = new Listener("410 gone")) {
      notices.stop();
      notices = board(List.of(), List.of(listener.address()));
      notices.raise(notice("a:1", Severity.INFO));
      notices.deliveries().run();
      assertThat(notices.board().list(List.of(Role.ADMINISTRATOR), true, Optional.empty(), 10))
          .singleElement()
          .satisfies(row -> assertThat(row.kind).isEqualTo("notices.webhook-failed"));
      notices.deliveries().run();
      assertThat(listener.requests).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "2001::1",
        "2001:db8::1",
        "ff02::1"
      })
  void callsNothingInsideTheOwnNetwork(String address) throws Exception {
    assertThat(Webhook.isPublic(InetAddress.getByName(address))).isFalse();
    String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    assertThatThrownBy(
            () ->
                new Webhook(false, SECRET)
                    .post(URI.create("https://" + host + "/"), "msg_1", Instant.EPOCH, "{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("private network");
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "1.1.1.1", "172.32.0.1", "2606:4700::1111"})
  void callsTheOpenInternet(String address) throws Exception {
    assertThat(Webhook.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void callsOverPlainHttpOnlyWhereAllowed() {
    assertThatThrownBy(
            () ->
                new Webhook(false, SECRET)
                    .post(URI.create("http://1.1.1.1/"), "msg_1", Instant.EPOCH, "{}"))
        .hasMessageContaining("https");
  }

  private record Request(Map<String, String> headers, String body) {}

  /** Answers one request for each answer it was given. */
  private static final class Listener implements AutoCloseable {
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    Listener(String... answers) throws IOException {
      socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
      Thread thread =
          new Thread(
              () -> {
                for (String answer : answers) {
                  try (Socket client = socket.accept()) {
                    requests.add(read(client));
                    client
                        .getOutputStream()
                        .write(
                            ("HTTP/1.1 " + answer + "\r\nLocation: http://127.0.0.1/\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException e) {
                    return;
                  }
                }
              },
              "listener");
      thread.setDaemon(true);
      thread.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/hook?a=b");
    }

    private static Request read(Socket client) throws IOException {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      Map<String, String> headers = new LinkedHashMap<>();
      assertThat(in.readLine()).isEqualTo("POST /hook?a=b HTTP/1.1");
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        int colon = line.indexOf(": ");
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
      }
      char[] body = new char[Integer.parseInt(headers.get("content-length"))];
      int read = 0;
      while (read < body.length) {
        read += in.read(body, read, body.length - read);
      }
      return new Request(headers, new String(body));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** Takes each key once. */
  private static final class Kept implements Mail {
    final Map<String, Message> messages = new LinkedHashMap<>();

    @Override
    public int sendAll(Map<String, Message> more) {
      int accepted = 0;
      for (Map.Entry<String, Message> each : more.entrySet()) {
        accepted += messages.putIfAbsent(each.getKey(), each.getValue()) == null ? 1 : 0;
      }
      return accepted;
    }

    @Override
    public Counts counts(String batch) {
      return new Counts(0, messages.size(), 0);
    }

    @Override
    public Optional<State> state(String key) {
      return Optional.ofNullable(messages.get(key)).map(message -> State.SENT);
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }
  }
}
