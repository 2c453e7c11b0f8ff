// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.said;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;

/**
 * Ten thousand people follow an action and are told of its end, while the process is killed twice
 * in the middle. Counts who got how many mails. The followers are written into the database as
 * double opt-in leaves them.
 */
public final class NotifyOnce {
  private static final int FOLLOWERS = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private NotifyOnce() {}

  /**
   * Prints a Markdown table.
   *
   * @param arguments how many followers and how many kills; 10,000 and 2 if left out
   */
  public static void main(String[] arguments) throws Exception {
    int followers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : FOLLOWERS;
    int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    Path folder = Files.createTempDirectory("candor-bench");
    try (MailSink sink = new MailSink(folder.resolve("taken.txt"))) {
      try (CandorProcess candor = start(sink, folder)) {
        put(candor.site(), Map.of("status", "doing"), 201);
        put(
            candor.site(),
            Map.of(
                "status",
                "done",
                "did",
                "We hung 12 panels.",
                "evidence",
                List.of(Map.of("url", "https://example.org/panels"))),
            200);
        candor.stop();
      }
      follow(folder, followers);
      tell(sink, folder, followers, kills);
    }
  }

  private static CandorProcess start(MailSink sink, Path folder) {
    return CandorProcess.start(
        CandorProcess.Plan.in(folder.resolve("data"))
            .with("CANDOR_MAIL_HOST", "127.0.0.1")
            .with("CANDOR_MAIL_PORT", Integer.toString(sink.port()))
            .with("CANDOR_MAIL_TLS", "none")
            .with("CANDOR_MAIL_RATE_PER_MINUTE", "100000")
            .with("CANDOR_MAIL_FROM", "shop@marigold.test"));
  }

  private static void tell(MailSink sink, Path folder, int followers, int kills) {
    CandorProcess candor = start(sink, folder);
    int before = sink.count();
    try {
      long start = System.nanoTime();
      JsonNode told =
          candor.site().authorized("POST", "/api/actions/hall/notify", "").expect(200).json();
      double answered = seconds(start);
      if (told.path("told").asInt() != followers) {
        throw new IllegalStateException("To be told: " + told);
      }
      List<String> seen = new ArrayList<>();
      double down = 0;
      for (int kill = 1; kill <= kills; kill++) {
        int at = before + followers * kill / (kills + 1);
        Waiting.until("mails go out", PATIENCE, () -> sink.count() >= at);
        long off = System.nanoTime();
        candor.kill();
        candor = start(sink, folder);
        JsonNode now = progress(candor.site());
        seen.add(
            now.path("sent").asInt() + " sent and " + now.path("waiting").asInt() + " waiting");
        int taken = sink.count();
        Waiting.until("mails go out again", PATIENCE, () -> sink.count() > taken);
        down += seconds(off);
      }
      Site site = candor.site();
      Waiting.until(
          "every mail is out",
          PATIENCE,
          () ->
              progress(site).path("sent").asInt() + progress(site).path("failed").asInt()
                  >= followers);
      double took = seconds(start) - down;
      print(sink.since(before), followers, kills, answered, took, down, seen, progress(site));
    } finally {
      candor.close();
    }
  }

  private static void print(
      List<MailSink.Taken> mails,
      int followers,
      int kills,
      double answered,
      double took,
      double down,
      List<String> seen,
      JsonNode progress) {
    Map<String, List<String>> ids = new HashMap<>();
    mails.forEach(mail -> ids.computeIfAbsent(mail.to(), to -> new ArrayList<>()).add(mail.id()));
    long twice = ids.values().stream().filter(list -> list.size() > 1).count();
    long recognisable =
        ids.values().stream()
            .filter(list -> list.size() > 1 && new HashSet<>(list).size() == 1)
            .count();
    System.out.println("| figure | measured | goal |");
    System.out.println("|---|---:|---:|");
    row("followers", "%,d", followers, "");
    row("process killed while mails go out", "%d times", kills, "");
    row("answer to the editor", "%.2f s", answered, "");
    row("mails taken by the server", "%,d", mails.size(), "%,d".formatted(followers));
    row("followers without a mail", "%,d", followers - ids.size(), "0");
    row("followers with two mails", "%,d", twice, "0");
    row("of these with the same Message-ID", "%,d", recognisable, "all");
    row("mails in a second, without the restarts", "%,.0f", mails.size() / took, "");
    row("from a kill to the next mail, mean", "%.1f s", kills == 0 ? 0.0 : down / kills, "");
    System.out.println();
    System.out.println(
        "Progress after each start: " + String.join("; ", seen) + "; at the end " + progress + ".");
  }

  private static void row(String figure, String format, Object value, String goal) {
    System.out.printf(Locale.ROOT, "| %s | %s | %s |%n", figure, format.formatted(value), goal);
  }

  private static JsonNode progress(Site site) {
    return site.authorized("/api/actions/hall/notify").expect(200).json();
  }

  private static void put(Site site, Map<String, Object> more, int status) {
    Map<String, Object> action = new HashMap<>(more);
    action.put("title", "Less noise in the hall");
    action.put("said", Map.of("summary", "It is too loud to talk.", "voices", 37, "of", 412));
    action.put("lang", "en");
    site.put("/api/actions/hall", action).expect(status);
  }

  private static void follow(Path folder, int followers) throws SQLException {
    String url = "jdbc:hsqldb:file:" + folder.resolve("data/db/candor") + ";shutdown=true";
    try (Connection connection = DriverManager.getConnection(url, "SA", "");
        PreparedStatement contact =
            connection.prepareStatement(
                "insert into said_contact (id, email, lang, state, asked_at, changed_at)"
                    + " values (?, ?, 'en', 'none', 0, 0)");
        PreparedStatement follower =
            connection.prepareStatement(
                "insert into said_follower (action_id, contact_id, state, asked_at, changed_at)"
                    + " values ('hall', ?, 'confirmed', 0, 0)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < followers; i++) {
        contact.setString(1, "contact-" + i);
        contact.setString(2, "follower" + i + "@marigold.test");
        contact.addBatch();
        follower.setString(1, "contact-" + i);
        follower.addBatch();
      }
      contact.executeBatch();
      follower.executeBatch();
      connection.commit();
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
