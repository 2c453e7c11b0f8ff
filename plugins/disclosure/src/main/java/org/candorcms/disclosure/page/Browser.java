// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.json.Json;
import org.candorcms.disclosure.wording.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Lays pages out in headless Chromium, without scripts of theirs, in every layout that they have:
 * the widths of the settings and either side of each width that a style sheet asks about, in light,
 * dark, forced colours and print. One browser for the whole process, started when it is needed and
 * kept for a minute after; one that fails is ended and left alone for a minute.
 */
final class Browser implements AutoCloseable {
  private static final Pattern HEAD = Pattern.compile("(?i)<head\\b[^>]*>");
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,4})?)(px|r?em)\\b");
  private static final int EM = 16;
  private static final int MOST_WIDTHS = 32;
  private static final int NARROWEST = 320;
  private static final int WIDEST = 3840;
  private static final int HEIGHT = 800;
  private static final long IDLE_SECONDS = 60;
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** One at a time: a browser needs more memory than all the rest. */
  private static final Semaphore ONE = new Semaphore(1);

  private final String program;
  private final List<String> arguments;
  private final List<Integer> widths;
  private final String base;
  private final Duration limit;
  private final Json json;
  private final String measure;
  private final ScheduledExecutorService idle =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "candor-layout-idle");
            thread.setDaemon(true);
            return thread;
          });

  private volatile @Nullable Chromium running;
  private volatile @Nullable ScheduledFuture<?> end;
  private volatile State state = new State(State.Kind.UNTRIED, Optional.empty());
  private long restsUntil = System.nanoTime();

  /**
   * A browser.
   *
   * @param widths that every page is laid out at
   * @param base where the browser finds the style sheets of the site
   * @param limit how long a page may take, with the time that it waits for another
   */
  Browser(
      String program,
      List<String> arguments,
      List<Integer> widths,
      String base,
      Duration limit,
      Json json) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.widths = List.copyOf(widths);
    this.base = base.replaceAll("/+$", "");
    this.limit = limit;
    this.json = json;
    this.measure = script();
  }

  /**
   * How it went the last time.
   *
   * @param problem why nothing was measured
   */
  record State(Kind kind, Optional<Statement> problem) {
    /** What became of it. */
    enum Kind {
      /** No page had a label to look at. */
      UNTRIED,
      /** It measured. */
      WORKS,
      /** It did not. */
      FAILED
    }
  }

  State state() {
    return state;
  }

  /**
   * A label that is not seen.
   *
   * @param label its text; empty if there is none
   * @param trouble what is wrong with it
   */
  record Trouble(Layout layout, String label, Statement trouble) {}

  /** All that was seen of a page. */
  record Sight(SortedSet<Integer> widths, List<Trouble> troubles) {}

  /**
   * Looks at a page.
   *
   * @param path where it is on the site
   */
  Sight look(String html, String path) throws Chromium.Failure {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      if (!ONE.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Chromium.Failure("busy");
      }
      try {
        return alone(html, path, deadline);
      } finally {
        ONE.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Chromium.Failure("interrupted");
    }
  }

  private Sight alone(String html, String path, long deadline)
      throws Chromium.Failure, InterruptedException {
    State last = state;
    if (last.problem().isPresent() && System.nanoTime() - restsUntil < 0) {
      throw new Chromium.Failure(last.problem().get());
    }
    ScheduledFuture<?> due = end;
    if (due != null) {
      due.cancel(false);
    }
    boolean done = false;
    try {
      Chromium chromium = started(deadline);
      chromium.until(deadline);
      chromium.show(document(html, path));
      Sight sight = measured(chromium);
      state = new State(State.Kind.WORKS, Optional.empty());
      done = true;
      return sight;
    } catch (Chromium.Failure e) {
      state = new State(State.Kind.FAILED, Optional.of(e.why()));
      restsUntil = System.nanoTime() + REST_NANOS;
      throw e;
    } finally {
      if (done) {
        endLater();
      } else {
        endNow();
      }
    }
  }

  private Chromium started(long deadline) throws Chromium.Failure, InterruptedException {
    Chromium chromium = running;
    if (chromium == null || !chromium.alive()) {
      endNow();
      chromium = Chromium.start(program, arguments, host(), json, deadline);
      running = chromium;
    }
    return chromium;
  }

  private String host() {
    String host = URI.create(base).getHost();
    return host == null ? "localhost" : host;
  }

  private void endLater() {
    try {
      end =
          idle.schedule(
              () -> {
                if (ONE.tryAcquire()) {
                  try {
                    endNow();
                  } finally {
                    ONE.release();
                  }
                }
              },
              IDLE_SECONDS,
              TimeUnit.SECONDS);
    } catch (java.util.concurrent.RejectedExecutionException closed) {
      endNow();
    }
  }

  private void endNow() {
    Chromium chromium = running;
    running = null;
    if (chromium != null) {
      chromium.close();
    }
  }

  /** Ends it also in the middle of a look. */
  @Override
  public void close() {
    idle.shutdownNow();
    endNow();
  }

  private String document(String html, String path) {
    Matcher head = HEAD.matcher(html);
    String based = "<base href=\"" + SafeHtml.text(base + path) + "\">";
    return head.find()
        ? html.substring(0, head.end()) + based + html.substring(head.end())
        : based + html;
  }

  private Sight measured(Chromium chromium) throws Chromium.Failure, InterruptedException {
    SortedSet<Integer> all = new TreeSet<>(widths);
    chromium.mediaQueries().forEach(query -> add(query, all));
    // The site's policy lets visitors' browsers read no style sheets of others either.
    for (String missing : chromium.missing()) {
      if (missing.startsWith(base + "/")) {
        throw new Chromium.Failure("style-sheet", "address", missing);
      }
    }
    chromium.evaluate("globalThis.candorMeasure = " + measure + "; ''");
    List<Trouble> troubles = new ArrayList<>();
    boolean settled = false;
    for (Layout.Medium medium : Layout.Medium.values()) {
      chromium.call("Emulation.setEmulatedMedia", medium.emulated());
      for (int width : medium == Layout.Medium.PRINT ? List.of(Layout.PAPER) : all) {
        chromium.call(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        Object found = chromium.evaluate("candorMeasure(" + settled + ")");
        read(new Layout(width, medium), found, troubles);
        settled = true;
      }
    }
    return new Sight(all, troubles);
  }

  private static void read(Layout layout, Object found, List<Trouble> troubles)
      throws Chromium.Failure {
    if (!(found instanceof List<?> list)) {
      throw new Chromium.Failure("silent");
    }
    for (Object each : list) {
      if (each instanceof Map<?, ?> map) {
        troubles.add(
            new Trouble(
                layout,
                String.valueOf(map.get("label")),
                trouble(String.valueOf(map.get("trouble")))));
      }
    }
  }

  /** A name, or a name and a figure: {@code contrast 3.2}. */
  private static Statement trouble(String measured) {
    int space = measured.indexOf(' ');
    return space < 0
        ? Statement.of("layout." + measured)
        : Statement.of(
            "layout." + measured.substring(0, space), "ratio", measured.substring(space + 1));
  }

  /**
   * Adds the widths where a query may change the layout: the first of the new and the last of the
   * old. So each stretch between two such widths has one that is tried.
   */
  private static void add(String query, SortedSet<Integer> widths) {
    if (!query.contains("width")) {
      return;
    }
    Matcher length = LENGTH.matcher(query);
    while (length.find()) {
      double value = Double.parseDouble(length.group(1)) * (length.group(2).equals("px") ? 1 : EM);
      for (int width : new int[] {(int) Math.ceil(value) - 1, (int) Math.ceil(value)}) {
        if (width >= NARROWEST && width <= WIDEST && widths.size() < MOST_WIDTHS) {
          widths.add(width);
        }
      }
    }
  }

  private static String script() {
    try (InputStream in = Browser.class.getResourceAsStream("/layout/measure.js")) {
      if (in == null) {
        throw new IllegalStateException("layout/measure.js is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
