// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;

/**
 * Lays a page out in headless Chromium, at several widths at once: each in a frame of that width,
 * without scripts of its own, beside a script that measures the label. One start of the browser for
 * a page; its output is the measured document ({@code --dump-dom}).
 */
final class Browser {
  private static final Pattern HEAD = Pattern.compile("(?i)<head\\b[^>]*>");
  private static final Pattern RESULT =
      Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);
  private static final int MAX_OUTPUT = 30_000_000;
  private static final int HEIGHT = 800;

  /** One at a time: a browser needs more memory than all the rest. */
  private static final Semaphore ONE = new Semaphore(1);

  private final String program;
  private final List<String> arguments;
  private final List<Integer> widths;
  private final String base;
  private final Duration limit;
  private final Json json;

  /**
   * A browser.
   *
   * @param limit how long it may take for a page
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
    this.base = base;
    this.limit = limit;
    this.json = json;
  }

  /** Why nothing was measured. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Statement why;

    Failure(String why, Object... arguments) {
      this(Statement.of("browser." + why, arguments));
    }

    private Failure(Statement why) {
      super(Wording.DEFAULT.say(why), null, false, false);
      this.why = why;
    }

    Statement why() {
      return why;
    }
  }

  /**
   * The label at a width.
   *
   * @param trouble what is wrong with it; empty if nothing is
   */
  record Sight(int width, Optional<Statement> trouble) {}

  List<Sight> look(String html) throws Failure {
    try {
      if (!ONE.tryAcquire(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new Failure("busy");
      }
      try {
        return read(run(html));
      } finally {
        ONE.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted");
    } catch (IOException e) {
      throw new Failure("not-started");
    }
  }

  private String run(String html) throws IOException, InterruptedException, Failure {
    Path folder = Files.createTempDirectory("candor-layout");
    try {
      Path file = folder.resolve("page.html");
      Files.writeString(file, document(html));
      List<String> command = new ArrayList<>(List.of(program, "--headless", "--disable-gpu"));
      arguments.stream().filter(argument -> !argument.isBlank()).forEach(command::add);
      command.addAll(
          List.of(
              "--no-first-run",
              "--disable-extensions",
              "--disable-background-networking",
              "--hide-scrollbars",
              "--user-data-dir=" + folder.resolve("profile"),
              "--virtual-time-budget=8000",
              "--dump-dom",
              file.toUri().toString()));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        CompletableFuture<String> output =
            CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
          throw new Failure("slow", "seconds", limit.toSeconds());
        }
        return output.join();
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } finally {
      delete(folder);
    }
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException leftToTheSystem) {
      // The folder of temporary files is cleaned by the system.
    }
  }

  private String document(String html) {
    Matcher head = HEAD.matcher(html);
    String based = "<base href=\"" + SafeHtml.text(base + "/") + "\">";
    String page =
        head.find()
            ? html.substring(0, head.end()) + based + html.substring(head.end())
            : based + html;
    StringBuilder out = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><body>");
    for (int width : widths) {
      out.append("<iframe sandbox=\"allow-same-origin\" width=\"").append(width);
      out.append("\" height=\"")
          .append(HEIGHT)
          .append("\" style=\"border:0;display:block\" srcdoc=\"");
      out.append(SafeHtml.text(page)).append("\"></iframe>");
    }
    return out.append("<script>").append(script()).append("</script>").toString();
  }

  private static String script() {
    try (InputStream in = Browser.class.getResourceAsStream("/layout/measure.js")) {
      if (in == null) {
        throw new IllegalStateException("layout/measure.js is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Sight> read(String output) throws Failure {
    Matcher result = RESULT.matcher(output);
    if (!result.find()) {
      throw new Failure("silent");
    }
    Map<String, Object> measured;
    try {
      measured = json.readObject(result.group(1));
    } catch (ProblemException e) {
      throw new Failure("unreadable");
    }
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < widths.size(); i++) {
      String trouble = String.valueOf(measured.getOrDefault("w" + i, "not-measured"));
      sights.add(
          new Sight(
              widths.get(i), trouble.isEmpty() ? Optional.empty() : Optional.of(trouble(trouble))));
    }
    return sights;
  }

  /** A name, or a name and a figure: {@code contrast 3.2}. */
  private static Statement trouble(String measured) {
    int space = measured.indexOf(' ');
    return space < 0
        ? Statement.of("layout." + measured)
        : Statement.of(
            "layout." + measured.substring(0, space), "ratio", measured.substring(space + 1));
  }
}
