// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;

/**
 * A running Chromium with one empty tab, told what to do in its DevTools protocol. It talks over a
 * pipe: nobody else can reach it, and it ends when this process does, however that ends. For one
 * thread at a time.
 */
final class Chromium implements AutoCloseable {
  /** The protocol has descriptors 3 and 4, which Java cannot give; a shell hands its own on. */
  private static final String HAND_OVER =
      "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null";

  private static final int MAX_MESSAGE = 16_000_000;
  private static final int MOST_MISSING = 100;
  private static final String SLOW = "browser.slow";
  private static final String END = "";

  private final Process process;
  private final OutputStream out;
  private final Path folder;
  private final Json json;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final Thread reader;
  private long deadline;
  private int calls;
  private boolean loaded;

  /** Addresses of style sheets that were asked for and not answered, by request. */
  private final Map<Object, String> missing = new HashMap<>();

  private String session = "";

  /** Why a browser did not do what it was told. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Statement why;

    Failure(String why, Object... arguments) {
      this(Statement.of("browser." + why, arguments));
    }

    Failure(Statement why) {
      super(Wording.DEFAULT.say(why), null, false, false);
      this.why = why;
    }

    Statement why() {
      return why;
    }
  }

  private Chromium(Process process, Path folder, Json json, long deadline) {
    this.process = process;
    this.out = process.getOutputStream();
    this.folder = folder;
    this.json = json;
    this.deadline = deadline;
    this.reader = new Thread(this::read, "candor-layout-browser");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one.
   *
   * @param host the only one that it reaches
   * @param deadline in the nanoseconds of the system
   */
  static Chromium start(
      String program, List<String> arguments, String host, Json json, long deadline)
      throws Failure, InterruptedException {
    Chromium chromium;
    try {
      Path folder = Files.createTempDirectory("candor-layout");
      List<String> command =
          new ArrayList<>(List.of("/bin/sh", "-c", HAND_OVER, program, "--headless"));
      command.addAll(arguments);
      command.addAll(
          List.of(
              "--remote-debugging-pipe",
              "--disable-gpu",
              "--no-first-run",
              "--disable-extensions",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
              "--hide-scrollbars",
              "--mute-audio",
              "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE " + host,
              "--user-data-dir=" + folder.resolve("profile")));
      chromium = new Chromium(new ProcessBuilder(command).start(), folder, json, deadline);
    } catch (IOException e) {
      throw new Failure("not-started");
    }
    try {
      chromium.open();
      return chromium;
    } catch (Failure e) {
      chromium.close();
      throw e.why().key().equals(SLOW) ? e : new Failure("not-started");
    } catch (InterruptedException e) {
      chromium.close();
      throw e;
    }
  }

  private void open() throws Failure, InterruptedException {
    Object target = call("Target.createTarget", Map.of("url", "about:blank")).get("targetId");
    Object attached =
        call("Target.attachToTarget", Map.of("targetId", String.valueOf(target), "flatten", true))
            .get("sessionId");
    session = String.valueOf(attached);
    call("Page.enable", Map.of());
    call("Network.enable", Map.of());
    call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Until when the next calls have to be answered. */
  void until(long nanos) {
    deadline = nanos;
  }

  /** Shows a document, and waits until it is loaded. */
  void show(String html) throws Failure, InterruptedException {
    Path file = folder.resolve("page.html");
    try {
      Files.writeString(file, html);
    } catch (IOException e) {
      throw new Failure("not-started");
    }
    missing.clear();
    loaded = false;
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    while (!loaded) {
      heard(next());
    }
  }

  /** What CSS the page has asks about the medium: the text of each query. */
  List<String> mediaQueries() throws Failure, InterruptedException {
    call("DOM.enable", Map.of());
    call("CSS.enable", Map.of());
    Object medias = call("CSS.getMediaQueries", Map.of()).get("medias");
    call("CSS.disable", Map.of());
    call("DOM.disable", Map.of());
    List<String> queries = new ArrayList<>();
    for (Object query : medias instanceof List<?> list ? list : List.of()) {
      if (query instanceof Map<?, ?> map && map.get("text") instanceof String text) {
        queries.add(text);
      }
    }
    return queries;
  }

  /** Addresses of style sheets that were not to be had. */
  List<String> missing() {
    return List.copyOf(missing.values());
  }

  /** What an expression gives in the page. */
  Object evaluate(String expression) throws Failure, InterruptedException {
    Map<String, Object> answer =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.containsKey("exceptionDetails")
        || !(answer.get("result") instanceof Map<?, ?> result)) {
      throw new Failure("silent");
    }
    Object value = result.get("value");
    return value == null ? "" : value;
  }

  /** Calls a method of the protocol. */
  Map<String, Object> call(String method, Map<String, Object> parameters)
      throws Failure, InterruptedException {
    int id = ++calls;
    Map<String, Object> message =
        session.isEmpty()
            ? Map.of("id", id, "method", method, "params", parameters)
            : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
    try {
      out.write(json.write(message).getBytes(StandardCharsets.UTF_8));
      out.write(0);
      out.flush();
    } catch (IOException e) {
      throw new Failure("ended");
    }
    while (true) {
      Map<String, Object> answer = next();
      if (answer.get("id") instanceof Number number && number.intValue() == id) {
        if (answer.get("result") instanceof Map<?, ?> result) {
          return strings(result);
        }
        throw new Failure("unreadable");
      }
      heard(answer);
    }
  }

  private static Map<String, Object> strings(Map<?, ?> map) {
    Map<String, Object> strings = new HashMap<>();
    map.forEach((key, value) -> strings.put(String.valueOf(key), value));
    return strings;
  }

  private void heard(Map<String, Object> event) {
    if (!(event.get("params") instanceof Map<?, ?> parameters)) {
      return;
    }
    Object id = parameters.get("requestId");
    switch (String.valueOf(event.get("method"))) {
      case "Page.loadEventFired" -> loaded = true;
      case "Network.requestWillBeSent" -> {
        if ("Stylesheet".equals(parameters.get("type"))
            && parameters.get("request") instanceof Map<?, ?> request
            && missing.size() < MOST_MISSING) {
          missing.put(id, String.valueOf(request.get("url")));
        }
      }
      case "Network.responseReceived" -> {
        if (parameters.get("response") instanceof Map<?, ?> response
            && response.get("status") instanceof Number status
            && status.intValue() < 400
            && "text/css".equals(response.get("mimeType"))) {
          missing.remove(id);
        }
      }
      default -> {}
    }
  }

  private Map<String, Object> next() throws Failure, InterruptedException {
    String message = messages.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    if (message == null) {
      throw new Failure("slow");
    }
    if (message.equals(END)) {
      throw new Failure("ended");
    }
    try {
      return json.readObject(message);
    } catch (ProblemException e) {
      throw new Failure("unreadable");
    }
  }

  private void read() {
    try (InputStream in = new BufferedInputStream(process.getInputStream())) {
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && message.size() < MAX_MESSAGE; b = in.read()) {
        if (b != 0) {
          message.write(b);
        } else {
          messages.add(message.toString(StandardCharsets.UTF_8));
          message.reset();
        }
      }
    } catch (IOException ended) {
      // Which is what the end of the messages tells.
    } finally {
      messages.add(END);
    }
  }

  /** Ends it at once, with all that it has started, and removes its files. */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException leftToTheSystem) {
      // The folder of temporary files is cleaned by the system.
    }
  }
}
