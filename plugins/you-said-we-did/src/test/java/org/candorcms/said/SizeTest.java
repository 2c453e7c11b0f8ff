// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Precondition;
import org.candorcms.said.promise.ActionRules;
import org.candorcms.said.report.Reports;
import org.candorcms.said.report.TriageDesk;
import org.candorcms.said.tag.Tag;
import org.candorcms.said.tag.Tags;
import org.candorcms.said.theme.Themes;
import org.candorcms.said.voice.ImportReport;
import org.candorcms.said.voice.Importer;
import org.candorcms.said.voice.VoiceFilter;
import org.candorcms.said.voice.Voices;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * 50,000 voices: {@code -Dcandor.size=50000}. Prints processor time, which others do not change.
 */
@EnabledIfSystemProperty(named = "candor.size", matches = "\\d+")
class SizeTest {
  private static final String[] WORDS =
      ("refund parcel zip jacket sleeve size late chat answer loud hall bread label button page"
              + " form price button return courier photo colour seam wash cold long short door")
          .split(" ");
  private static final String[] FILLING =
      ("the a we it was very and on in for my but not so at this with they is had when been me"
              + " after again could there little")
          .split(" ");

  private final EmbeddedStore store = EmbeddedStore.of("said");
  private final Fakes.SetClock clock = new Fakes.SetClock();
  private final Fakes.Ledger ledger = new Fakes.Ledger();
  private final Fakes.PlainJson json = new Fakes.PlainJson();
  private final Actions actions =
      new Actions(store, clock, tags -> {}, json, ledger, new ActionRules());
  private final Tags tags = new Tags(store, clock);
  private final Voices voices = new Voices(store, clock, t -> {}, ledger, tags);

  @TempDir Path folder;

  @Test
  void staysQuick() throws IOException {
    int size = Integer.getInteger("candor.size");
    for (int i = 0; i < 30; i++) {
      new Themes(store, clock, t -> {})
          .save("theme" + i, "Theme " + i, "", "en", Precondition.NONE);
      tags.save(new Tag("tag" + i, "topic", "Tag " + i, List.of(WORDS[i % WORDS.length])));
    }
    Path file = folder.resolve("voices.csv");
    Random random = new Random(7);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,text,source,said_at,theme\n");
      for (int i = 0; i < size; i++) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < 20; w++) {
          String[] from = w % 7 == 0 ? WORDS : FILLING;
          text.append(from[random.nextInt(from.length)]).append(' ');
        }
        LocalDate day = LocalDate.of(2026, 6, 9).minusDays(330 - 330L * i / size);
        out.write(i + "," + text + i + ",ticket," + day + ",theme" + random.nextInt(30) + "\n");
      }
    }
    long start = cpu();
    ImportReport report =
        new Importer(voices, store, json)
            .run(file, Importer.Format.CSV, "x", Importer.Mode.STORE, new Fakes.Unseen());
    double seconds = (cpu() - start) / 1e9;
    System.out.printf("import: %.0f rows/s%n", report.created() / seconds);
    assertThat(report.created()).isEqualTo(size);
    measure(
        "inbox new",
        () ->
            voices.inbox(new VoiceFilter("new", "", "", "", "", "", "", false, false, ""), "", 50));
    measure(
        "inbox untouched",
        () -> voices.inbox(new VoiceFilter("", "", "", "", "", "", "", true, false, ""), "", 50));
    measure(
        "inbox by source",
        () ->
            voices.inbox(
                new VoiceFilter("new", "ticket", "", "", "", "", "", false, false, ""), "", 50));
    measure("learning", () -> new Tags(store, clock).tagger());
    measure("inbox", () -> voices.inbox(VoiceFilter.ALL, "", 50));
    measure(
        "inbox by theme",
        () ->
            voices.inbox(
                new VoiceFilter("", "", "", "", "", "theme3", "", false, false, ""), "", 50));
    measure(
        "inbox by tag",
        () ->
            voices.inbox(
                new VoiceFilter("new", "", "", "", "tag3", "", "", false, false, ""), "", 50));
    measure(
        "inbox search",
        () ->
            voices.inbox(
                new VoiceFilter("", "", "", "", "", "", "", false, false, "loud hall"), "", 50));
    TriageDesk desk = new TriageDesk(store, tags, actions);
    measure("triage", () -> desk.week(LocalDate.of(2026, 6, 8)));
    measure("report", () -> new Reports(store, clock, json).peek(java.time.YearMonth.of(2026, 5)));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void measure(String name, Runnable work) {
    for (int i = 0; i < 5; i++) {
      work.run();
    }
    long[] took = new long[20];
    for (int i = 0; i < took.length; i++) {
      long start = cpu();
      work.run();
      took[i] = cpu() - start;
    }
    Arrays.sort(took);
    double p95 = took[18] / 1e6;
    System.out.printf("%s: p95 %.1f ms%n", name, p95);
  }
}
