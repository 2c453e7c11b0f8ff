// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The assembled product in a process of its own, on a free port of the loopback address. The
 * distribution is the folder named by the system property {@code candor.distribution}.
 */
public final class CandorProcess implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(90);

  static final String TOKEN = "test-administrator-token-0123456789abcdef";
  static final String PASSWORD = "test-password-1";

  /** What a test needs of Candor in whatever it runs. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "CANDOR_ADMIN_TOKEN", TOKEN,
          "CANDOR_ADMIN_PASSWORD", PASSWORD,
          "CANDOR_RATE_LIMIT", "off");

  private final Process process;
  private final Path log;
  private final Site site;

  private CandorProcess(Process process, Path log, Site site) {
    this.process = process;
    this.log = log;
    this.site = site;
  }

  /** What to start; each method returns a changed copy. */
  public record Plan(Path data, int port, boolean demo, Map<String, String> environment) {
    /** An empty site in a data directory. */
    public static Plan in(Path data) {
      return new Plan(data, 0, false, Map.of());
    }

    /** With the demo site. */
    public Plan withDemo() {
      return new Plan(data, port, true, environment);
    }

    /** On a certain port, as after a restart. */
    public Plan onPort(int newPort) {
      return new Plan(data, newPort, demo, environment);
    }

    /** With a variable of the environment. */
    public Plan with(String name, String value) {
      Map<String, String> more = new HashMap<>(environment);
      more.put(name, value);
      return new Plan(data, port, demo, Map.copyOf(more));
    }
  }

  /** Starts and waits until it is ready. */
  public static CandorProcess start(Plan plan) {
    try {
      int port = plan.port() == 0 ? freePort() : plan.port();
      Files.createDirectories(plan.data());
      Path log = plan.data().resolve("console.log");
      List<String> command = new ArrayList<>();
      command.add(distribution().resolve("bin/candor").toString());
      command.addAll(List.of("run", "--port", Integer.toString(port)));
      command.addAll(List.of("--data", plan.data().toString()));
      if (!plan.demo()) {
        command.add("--no-demo");
      }
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      Map<String, String> environment = builder.environment();
      environment.putAll(SETTINGS);
      environment.putAll(plan.environment());
      CandorProcess candor =
          new CandorProcess(builder.start(), log, new Site("http://localhost:" + port, TOKEN));
      candor.awaitReady();
      return candor;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody listens on at this moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the distribution under test. */
  public static Path distribution() {
    String folder = System.getProperty("candor.distribution");
    if (folder == null) {
      throw new IllegalStateException(
          "Set the system property candor.distribution to the unpacked distribution");
    }
    return Path.of(folder);
  }

  private void awaitReady() {
    Waiting.until(
        "Candor is ready; console: " + log,
        READY_LIMIT,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("Candor ended at its start:\n" + console());
          }
          return site.get("/health/ready").status() == 200;
        });
  }

  /** The running site. */
  public Site site() {
    return site;
  }

  /** Everything the process has printed. */
  public String console() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process, for signals and measurements. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it at once, as a power cut would (SIGKILL). */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Ends it politely (SIGTERM) and returns its exit code. */
  public int stop() {
    process.destroy();
    return await();
  }

  private int await() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Candor did not end within 30 s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
