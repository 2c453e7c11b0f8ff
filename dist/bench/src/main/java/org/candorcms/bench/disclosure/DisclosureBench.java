// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.disclosure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.candorcms.api.json.Json;
import org.candorcms.disclosure.check.CheckRequest;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.Detection;
import org.candorcms.disclosure.check.Engine;
import org.candorcms.disclosure.check.Lexicon;
import org.candorcms.disclosure.check.Relation;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.rules.PackReader;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.rest.json.StrictJson;

/**
 * Precision and recall of the detection of ties on the labelled texts of the plugin, by language,
 * and the time of a whole check of a page with 20 links for three audiences. Prints Markdown; the
 * argument is the folder with the texts.
 */
public final class DisclosureBench {
  private static final List<String> PARTS =
      List.of(
          "tuned",
          "held-out",
          "held-out-2",
          "held-out-3",
          "held-out-4",
          "held-out-5",
          "held-out-6",
          "held-out-7",
          "held-out-8",
          "held-out-9",
          "held-out-10");

  private static final int LINKS = 20;
  private static final int WARM = 4_000;
  private static final int ROUNDS = 2_000;
  private static final List<String> AUDIENCES = List.of("US", "UK", "DE");

  private DisclosureBench() {}

  /** What was right and wrong. */
  private static final class Score {
    private int texts;
    private int found;
    private int alarms;
    private int missed;

    void take(boolean tie, boolean told) {
      texts++;
      found += tie && told ? 1 : 0;
      alarms += !tie && told ? 1 : 0;
      missed += tie && !told ? 1 : 0;
    }

    String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.3f | %.3f |",
          name,
          texts,
          ratio(found, alarms),
          ratio(found, missed));
    }

    private static double ratio(int right, int wrong) {
      return right + wrong == 0 ? 1 : right / (double) (right + wrong);
    }
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    Json json = new StrictJson();
    Lexicon lexicon = Lexicon.shipped(json);
    detection(new Detection(lexicon), Path.of(arguments[0]));
    time(new Engine(RuleBook.of(new PackReader(json).shipped()), lexicon));
  }

  private static void detection(Detection detection, Path folder) throws IOException {
    System.out.println("| texts | number | precision | recall |\n|---|---:|---:|---:|");
    Score all = new Score();
    Map<String, Score> byLanguage = new LinkedHashMap<>();
    for (String part : PARTS) {
      Score whole = new Score();
      for (String line : Files.readAllLines(folder.resolve(part + ".tsv"))) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", 3);
          boolean told = !detection.signs(cells[2], Locale.forLanguageTag(cells[0])).isEmpty();
          boolean tie = cells[1].equals("yes");
          byLanguage.computeIfAbsent(cells[0], lang -> new Score()).take(tie, told);
          whole.take(tie, told);
          all.take(tie, told);
        }
      }
      System.out.println(whole.row(part.replace('-', ' ')));
    }
    byLanguage.forEach((lang, score) -> System.out.println(score.row("all, " + lang)));
    System.out.println(all.row("all"));
  }

  private static void time(Engine engine) {
    CheckRequest request =
        new CheckRequest(
            page(),
            Locale.ENGLISH,
            Medium.ARTICLE,
            AUDIENCES,
            List.of(
                Relation.lasting(Connection.AFFILIATE, "Acme"),
                Relation.lasting(Connection.GIFTED, "Acme")),
            LocalDate.of(2026, 11, 21),
            Set.of());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    CheckResult result = engine.check(request);
    for (int i = 0; i < WARM; i++) {
      result = engine.check(request);
    }
    long[] cpu = new long[ROUNDS];
    long[] wall = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long cpuBefore = threads.getCurrentThreadCpuTime();
      long before = System.nanoTime();
      result = engine.check(request);
      wall[i] = System.nanoTime() - before;
      cpu[i] = threads.getCurrentThreadCpuTime() - cpuBefore;
    }
    Arrays.sort(cpu);
    Arrays.sort(wall);
    System.out.printf(
        Locale.ROOT,
        "%nA check of a page of %d kB with %d links (%d commercial) for %d audiences, label, place and links: CPU %.3f ms in the median, %.3f ms mean (goal: below 1 ms); wall clock %.3f ms in the median.%n",
        request.html().length() / 1000,
        LINKS,
        result.links().size(),
        AUDIENCES.size(),
        cpu[ROUNDS / 2] / 1e6,
        Arrays.stream(cpu).average().orElseThrow() / 1e6,
        wall[ROUNDS / 2] / 1e6);
  }

  /** An article of 20 paragraphs, each with a link, every second one commercial. */
  private static String page() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "<!DOCTYPE html><html><head><title>Kettles</title></head><body><article><p>Ad / Werbung</p><h1>Kettles of the year</h1>");
    for (int i = 0; i < LINKS; i++) {
      String link =
          i % 2 == 0
              ? "https://www.amazon.co.uk/dp/B0" + i + "?tag=candor-21&amp;linkCode=ll1"
              : "https://example.org/history/" + i + "?page=2";
      paragraphs.add(
          "<h2>Number "
              + i
              + "</h2><p>This one heats a litre of water in under four minutes and keeps it warm for an hour, which is more than most of the others can say. The <a href=\""
              + link
              + (i % 2 == 0 ? "\" rel=\"sponsored nofollow\">Acme model " : "\">Acme model ")
              + i
              + "</a>* has a handle that stays cool, a lid that closes and a filter that can be washed.</p>");
    }
    paragraphs.add(
        "<p>* Werbelink: we earn a commission when you buy through it.</p></article></body></html>");
    return String.join("\n", paragraphs);
  }
}
