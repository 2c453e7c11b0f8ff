// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.said;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;

/**
 * The desk of editors at 50,000 voices in 30 themes with 30 tags: the speed of the import, and how
 * long inbox, triage and report take from a request to the whole answer.
 */
public final class SaidCost {
  private static final int VOICES = 50_000;
  private static final int GROUPS = 30;
  private static final int DAYS = 330;
  private static final int ROUNDS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String[] WORDS =
      ("refund parcel zip jacket sleeve size late chat answer loud hall bread label button page"
              + " form price desk return courier photo colour seam wash cold long short door queue"
              + " staff")
          .split(" ");

  private SaidCost() {}

  /** Prints a Markdown table. */
  public static void main(String[] arguments) throws Exception {
    CandorProcess.Plan plan = CandorProcess.Plan.in(Files.createTempDirectory("candor-bench"));
    try (CandorProcess candor = CandorProcess.start(plan)) {
      Site site = candor.site();
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      for (int i = 0; i < GROUPS; i++) {
        site.put("/api/themes-of-feedback/theme" + i, Map.of("title", "Theme " + i)).expect(201);
        site.put(
                "/api/feedback/tags/tag" + i,
                Map.of("label", "Tag " + i, "kind", "topic", "words", List.of(WORDS[i])))
            .expect(201);
      }
      double seconds = store(site, today);
      System.out.printf(
          Locale.ROOT,
          "An import stores %,d rows in a second (%,d rows of CSV, each read for duplicates,"
              + " language and tags, into the embedded database; goal 2,000).%n%n",
          Math.round(VOICES / seconds),
          VOICES);
      System.out.println(
          "Milliseconds over HTTP, one request after the other; goal: p95 below 300.");
      System.out.println();
      System.out.println("| request | p50 | p95 |");
      System.out.println("|---|---:|---:|");
      row(site, "inbox, new voices", "/api/feedback/inbox?state=new&limit=50");
      row(site, "inbox, one theme", "/api/feedback/inbox?theme=theme3&limit=50");
      row(site, "inbox, one tag", "/api/feedback/inbox?state=new&tag=tag3&limit=50");
      row(site, "inbox, words searched for", "/api/feedback/inbox?q=loud%20hall&limit=50");
      row(site, "themes", "/api/themes-of-feedback?limit=50");
      row(site, "triage of this week", "/api/feedback/triage");
      row(site, "triage of a week before", "/api/feedback/triage?week=" + today.minusDays(30));
      String month = YearMonth.from(today).minusMonths(1).toString();
      measure(
          "report of a month, made",
          () ->
              site.authorized("POST", "/api/feedback/reports", Map.of("month", month)).expect(201));
      String id =
          site.authorized("POST", "/api/feedback/reports", Map.of("month", month))
              .expect(201)
              .json()
              .path("id")
              .asText();
      row(site, "report of a month, kept", "/api/feedback/reports/" + id + ".html");
    }
  }

  private static double store(Site site, LocalDate today) {
    Random random = new Random(7);
    StringBuilder file = new StringBuilder("id,text,source,said_at,theme\n");
    for (int i = 0; i < VOICES; i++) {
      file.append(i).append(',');
      for (int w = 0; w < 14; w++) {
        file.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      file.append(i).append(",ticket,").append(today.minusDays(random.nextInt(DAYS)));
      file.append(",theme").append(random.nextInt(GROUPS)).append('\n');
    }
    long start = System.nanoTime();
    String job =
        site.authorized(
                "POST",
                "/api/feedback/import?format=csv",
                file.toString(),
                "Content-Type",
                "text/csv")
            .expect(202)
            .json()
            .path("job")
            .asText();
    Waiting.until(
        "the import",
        PATIENCE,
        () -> {
          String state = site.authorized("/api/jobs/" + job).json().path("state").asText();
          return !state.equals("running") && !state.equals("waiting");
        });
    double seconds = (System.nanoTime() - start) / 1e9;
    JsonNode done = site.authorized("/api/jobs/" + job).json();
    if (done.path("result").path("created").asInt() != VOICES) {
      throw new IllegalStateException("The import ended as " + done);
    }
    return seconds;
  }

  private static void row(Site site, String name, String path) {
    measure(name, () -> site.authorized(path).expect(200));
  }

  private static void measure(String name, Runnable request) {
    double[] took = new double[ROUNDS];
    for (int i = -10; i < ROUNDS; i++) {
      long start = System.nanoTime();
      request.run();
      if (i >= 0) {
        took[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(took);
    System.out.printf(
        Locale.ROOT, "| %s | %.1f | %.1f |%n", name, took[ROUNDS / 2], took[ROUNDS * 95 / 100]);
  }
}
