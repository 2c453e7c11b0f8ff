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
 * The desk of editors at 50,000 voices of eleven months in 30 themes with 30 tags, three of which
 * are suggested for a voice: the speed of the import, and how long inbox, triage and report take
 * from a request to the whole answer. Processor time of the product is told too, because what else
 * the machine does changes it less.
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
  private static final String[] FILLING =
      ("the a we it was very and on in for my but not so at this with they is had when been me"
              + " after again could there little")
          .split(" ");

  private final Site site;
  private final ProcessHandle process;

  private SaidCost(Site site, ProcessHandle process) {
    this.site = site;
    this.process = process;
  }

  /** What the product has used of processors so far; its starter has become it. */
  private Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

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
      SaidCost cost = new SaidCost(site, candor.handle());
      Duration before = cost.cpu();
      double seconds = store(site, today);
      double busy = cost.cpu().minus(before).toMillis() / 1000.0;
      System.out.printf(
          Locale.ROOT,
          "An import stores %,d rows in a second, %,d in a second of processor time (%,d rows of"
              + " CSV, oldest first, each looked up by its id and read for language, duplicates and"
              + " tags, into the embedded database; goal 2,000).%n%n",
          Math.round(VOICES / seconds),
          Math.round(VOICES / busy),
          VOICES);
      System.out.println(
          "Milliseconds over HTTP, one request after the other, and of processor time in the"
              + " mean; goal: p95 below 300.");
      System.out.println();
      System.out.println("| request | p50 | p95 | CPU |");
      System.out.println("|---|---:|---:|---:|");
      cost.row("inbox, new voices", "/api/feedback/inbox?state=new&limit=50");
      cost.row("inbox, one theme", "/api/feedback/inbox?theme=theme3&limit=50");
      cost.row("inbox, one tag", "/api/feedback/inbox?state=new&tag=tag3&limit=50");
      cost.row("inbox, one source", "/api/feedback/inbox?state=new&source=ticket&limit=50");
      cost.row("inbox, one language", "/api/feedback/inbox?state=new&lang=en&limit=50");
      cost.row("inbox, not worked on", "/api/feedback/inbox?untouched=true&limit=50");
      cost.row("inbox, words searched for", "/api/feedback/inbox?q=loud%20hall&limit=50");
      cost.row("themes", "/api/themes-of-feedback?limit=50");
      cost.row("triage of this week", "/api/feedback/triage");
      cost.row("triage of a week before", "/api/feedback/triage?week=" + today.minusDays(30));
      String month = YearMonth.from(today).minusMonths(1).toString();
      cost.measure(
          "report of a month, made",
          () ->
              site.authorized("POST", "/api/feedback/reports", Map.of("month", month)).expect(201));
      String id =
          site.authorized("POST", "/api/feedback/reports", Map.of("month", month))
              .expect(201)
              .json()
              .path("id")
              .asText();
      cost.row("report of a month, kept", "/api/feedback/reports/" + id + ".html");
    }
  }

  private static double store(Site site, LocalDate today) {
    Random random = new Random(7);
    StringBuilder file = new StringBuilder("id,text,source,said_at,theme\n");
    for (int i = 0; i < VOICES; i++) {
      file.append(i).append(',');
      for (int w = 0; w < 20; w++) {
        String[] from = w % 7 == 0 ? WORDS : FILLING;
        file.append(from[random.nextInt(from.length)]).append(' ');
      }
      file.append(i).append(",ticket,").append(today.minusDays(DAYS - (long) DAYS * i / VOICES));
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

  private void row(String name, String path) {
    measure(name, () -> site.authorized(path).expect(200));
  }

  private void measure(String name, Runnable request) {
    double[] took = new double[ROUNDS];
    Duration before = Duration.ZERO;
    for (int i = -10; i < ROUNDS; i++) {
      if (i == 0) {
        before = cpu();
      }
      long start = System.nanoTime();
      request.run();
      if (i >= 0) {
        took[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    double busy = cpu().minus(before).toMillis() / (double) ROUNDS;
    Arrays.sort(took);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f |%n",
        name,
        took[ROUNDS / 2],
        took[ROUNDS * 95 / 100],
        busy);
  }
}
