// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.Json;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notices;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Progress;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.check.RuleChecker;
import org.candorcms.disclosure.packs.Packs;
import org.candorcms.disclosure.proof.Records;
import org.candorcms.disclosure.proof.Signer;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk over all pages: when, how fast, and from where. Nothing here waits. */
class MonitorTest {
  private static final Json JSON = org.candorcms.disclosure.rules.Packs.JSON;
  private static final List<String> PAGES = List.of("/a", "/b", "/c", "/d");

  @TempDir Path folder;

  private final EmbeddedStore store = EmbeddedStore.of("disclosure");
  private final HandClock clock = new HandClock();
  private final PageReports reports = new PageReports(store, JSON, clock);
  private final List<String> rendered = new ArrayList<>();
  private final List<Duration> rests = new ArrayList<>();
  private final Told told = new Told();
  private Runnable whileRendering = () -> {};
  private long nanos;

  /** The notices that are open, by key. */
  private final Map<String, Notice> open = new HashMap<>();

  private final Notices board =
      new Notices() {
        @Override
        public void raise(Notice notice) {
          open.put(notice.key(), notice);
        }

        @Override
        public void resolve(String key) {
          open.remove(key);
        }
      };

  /** A clock that tests move. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-03-03T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** What an editor sees. */
  private static final class Told implements Progress {
    private final List<String> steps = new ArrayList<>();
    private String message = "";

    @Override
    public void at(long done, long total) {
      steps.add(done + "/" + total);
    }

    @Override
    public void message(String text) {
      message = text;
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  /** The plugin's folders. */
  private final class Folders implements PluginFiles {
    @Override
    public Path folder(String name) {
      return folder;
    }

    @Override
    public Optional<Path> demo(String name) {
      return Optional.empty();
    }
  }

  /** A host without settings. */
  private final class Host implements HostSettings {
    @Override
    public Optional<String> get(String name) {
      return Optional.empty();
    }

    @Override
    public Path dataFolder() {
      return folder;
    }

    @Override
    public Optional<java.net.URI> baseUrl() {
      return Optional.empty();
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A monitor as a start of the plugin makes it; each page takes half a second. */
  private Monitor monitor() {
    Registry registry = new Registry(store, tags -> {}, clock);
    Packs packs = new Packs(store, tags -> {}, clock, JSON);
    PageLabels labels =
        new PageLabels(registry, packs, new RuleChecker(packs, JSON), clock, List.of());
    LayoutCheck layout = new LayoutCheck(JSON, new Host(), Defaults.of(DisclosureSettings.class));
    return new Monitor(
        () -> new TreeSet<>(PAGES),
        (path, preview) -> {
          whileRendering.run();
          nanos += Duration.ofMillis(500).toNanos();
          rendered.add(path);
          return Optional.of(
              new RenderedPage(
                  "page:" + path, path, "Title", Locale.ENGLISH, "<main><p>Text</main>"));
        },
        new Reporter(labels, reports, registry, packs, layout),
        reports,
        new Records(store, new Signer(new Folders()), JSON, clock),
        clock,
        board,
        Duration.ofHours(24),
        () -> new Pace(4, () -> nanos, this::sleep));
  }

  private void sleep(long length) {
    rests.add(Duration.ofNanos(length));
    nanos += length;
  }

  @Test
  void leavesAStartAloneForMinutes() throws InterruptedException {
    Monitor monitor = monitor();
    clock.now = clock.now.plusSeconds(30);
    monitor.run(told);
    assertThat(rendered).isEmpty();
    assertThat(told.message).isEqualTo("No page is checked yet");
    clock.now = clock.now.plus(monitor.every());
    monitor.run(told);
    assertThat(rendered).isEqualTo(PAGES);
    assertThat(told.steps).containsExactly("1/4", "2/4", "3/4", "4/4");
    assertThat(told.message).isEqualTo("4 pages checked, 0 with a finding that blocks");
  }

  @Test
  void restsFourTimesAsLongAsAPageTook() throws InterruptedException {
    Monitor monitor = monitor();
    clock.now = clock.now.plusSeconds(600);
    long before = nanos;
    monitor.run(told);
    assertThat(rests)
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));
    assertThat(nanos - before).isEqualTo(Duration.ofSeconds(8).toNanos());
  }

  @Test
  void restsNoLongerThanHalfAMinute() throws InterruptedException {
    Pace pace = new Pace(4, () -> nanos, this::sleep);
    nanos += TimeUnit.MINUTES.toNanos(1);
    pace.rest();
    assertThat(rests).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void goesOnWhereAKilledProcessWas() throws InterruptedException {
    Monitor first = monitor();
    clock.now = clock.now.plusSeconds(600);
    whileRendering =
        () -> {
          if (rendered.size() == 2) {
            throw new OutOfMemoryError("as good as a kill");
          }
        };
    assertThatThrownBy(() -> first.run(told)).isInstanceOf(OutOfMemoryError.class);
    assertThat(reports.walk().orElseThrow().after()).isEqualTo("/b");

    whileRendering = () -> {};
    Monitor next = monitor();
    clock.now = clock.now.plusSeconds(600);
    next.run(told);
    assertThat(rendered).isEqualTo(PAGES);
    assertThat(told.steps).containsExactly("1/4", "2/4", "3/4", "4/4");
    assertThat(reports.walk().orElseThrow().endedAt()).isPresent();
    assertThat(reports.count(PageReports.Filter.ALL)).isEqualTo(4);
  }

  @Test
  void walksOnceADayHoweverOftenItStarts() throws InterruptedException {
    Monitor first = monitor();
    clock.now = clock.now.plusSeconds(600);
    first.run(told);
    Monitor next = monitor();
    clock.now = clock.now.plus(Duration.ofHours(23));
    next.run(told);
    assertThat(rendered).hasSize(4);
    assertThat(told.message).startsWith("4 pages checked");
    clock.now = clock.now.plus(Duration.ofHours(1));
    next.run(told);
    assertThat(rendered).hasSize(8);
  }

  @Test
  void walksAtOnceAndWithoutARestForAnEditor() throws InterruptedException {
    assertThat(monitor().walk(told).pages()).isEqualTo(4);
    assertThat(rests).isEmpty();
  }

  @Test
  void givesWayToAnEditor() throws InterruptedException {
    Monitor monitor = monitor();
    clock.now = clock.now.plusSeconds(600);
    Told editor = new Told();
    Thread asking =
        new Thread(
            () -> {
              try {
                monitor.walk(editor);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    whileRendering =
        () -> {
          if (rendered.isEmpty()) {
            asking.start();
            while (!monitor.awaited()) {
              Thread.onSpinWait();
            }
          }
        };
    monitor.run(told);
    asking.join();
    assertThat(told.steps).containsExactly("1/4");
    assertThat(editor.steps).containsExactly("2/4", "3/4", "4/4");
    assertThat(rendered).isEqualTo(PAGES);
  }

  private Notice raised(String key) {
    return Objects.requireNonNull(open.get(key), key);
  }

  private void found(String path, String code, String message) {
    Finding finding =
        new Finding(
            Severity.BLOCK,
            code,
            Optional.empty(),
            message,
            new Finding.Place(0, 1, ""),
            Optional.empty(),
            Optional.empty(),
            "",
            Statement.words(Map.of("en", message)),
            Statement.of("y"),
            code);
    RenderedPage page = new RenderedPage("page:" + path, path, "T", Locale.ENGLISH, "<p>x");
    reports.save(
        new PageReport(page, "Ad", List.of(finding), List.of(), List.of(), List.of()),
        Optional.empty());
  }

  /** C4: the alarm names the layout, and stays until a browser has seen that it is mended. */
  @Test
  void raisesAnAlarmThatNamesTheLayout() throws InterruptedException {
    Monitor monitor = monitor();
    String message = "At 1300 to 1920 px, the label “Ad” is covered.";
    // As if a browser had seen it: these pages are already behind the walk.
    whileRendering =
        () -> {
          if (rendered.size() == 3) {
            found("/a", LayoutCheck.CODE, message);
            found("/b", LayoutCheck.CODE, message);
          }
        };
    monitor.walk(told);
    assertThat(raised("disclosure.layout").title())
        .isEqualTo("Pages whose layout hides the label: 2, such as /a. " + message);
    assertThat(raised("disclosure.layout").severity()).isEqualTo(Notice.Severity.URGENT);
    assertThat(raised("disclosure.layout").data()).containsEntry("pages", 2L);
    assertThat(reports.list(PageReports.Filter.LAYOUT, "", 10)).hasSize(2);
    assertThat(reports.count(PageReports.Filter.LAYOUT)).isEqualTo(2);

    whileRendering =
        () -> {
          if (rendered.size() == 7) {
            found("/a", LayoutCheck.NOT_CHECKED, "The browser could not look at the page: why");
          }
        };
    monitor.walk(told);
    assertThat(open).containsKeys("disclosure.layout", "disclosure.browser");
    assertThat(raised("disclosure.browser").title()).contains("Pages not looked at: 1.", "why");

    whileRendering = () -> {};
    monitor.walk(told);
    assertThat(open).doesNotContainKeys("disclosure.layout", "disclosure.browser");
  }
}
