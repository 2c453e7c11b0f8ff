// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.http;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;

/**
 * CPU time of a request to the product divided by that of a bare server with the same bytes. Both
 * run at the same time in processes of their own; rounds alternate once the product is idle, the
 * median counts.
 */
public final class RequestCost {
  private static final int WARM_UP = 5_000;
  private static final int WARM = 100_000;
  private static final int ROUND = 3_000;
  private static final int ROUNDS = 7;

  private RequestCost() {}

  /** One comparison. */
  private record Case(String name, String ours, String reference, double goal) {}

  /** Prints a Markdown table. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("candor-bench");
    try (CandorProcess candor = CandorProcess.start(CandorProcess.Plan.in(folder).withDemo())) {
      Site site = candor.site();
      BenchPlugin.install(site);
      List<Case> cases =
          List.of(
              new Case("cached page", "/help/en/refund-time", "/bytes", 1.5),
              new Case("cached start page of seven widgets", "/", "/bytes", 1.5),
              new Case("fragment", "/fragments/help.article?article=refund-time", "/bytes", 1.5),
              new Case("uncached page, widget with 20 reviews", "/bench", "/bytes", 5),
              new Case("Jersey endpoint", "/api/bench/hello", "/jersey/hello", 1.5));
      for (Case one : cases) {
        // All first: the first one measured would pay for compiling what all share.
        Load.send(port(site), one.ours(), WARM_UP);
      }
      List<String> rows = new ArrayList<>();
      for (Case one : cases) {
        rows.add(row(one, site, candor.handle(), folder));
      }
      System.out.println("| request | ours, µs CPU | reference, µs CPU | ratio | goal |");
      System.out.println("|---|---|---|---|---|");
      rows.forEach(System.out::println);
    }
  }

  private static String row(Case one, Site site, ProcessHandle ours, Path folder)
      throws IOException, InterruptedException {
    Path bytes = folder.resolve("bytes");
    Files.writeString(bytes, site.get(one.ours()).expect(200).body());
    int port = CandorProcess.freePort();
    Process bare = bare(port, bytes);
    try {
      Waiting.until(
          "the reference answers",
          Duration.ofSeconds(30),
          () -> Load.send(port, one.reference(), 1) > 0);
      int ourPort = port(site);
      // The same for both, and enough for the last compiler to be done with either.
      Load.send(ourPort, one.ours(), WARM);
      Load.send(port, one.reference(), WARM);
      awaitIdle(ours);
      double[] a = new double[ROUNDS];
      double[] b = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        a[i] = micros(ours, ourPort, one.ours());
        b[i] = micros(bare.toHandle(), port, one.reference());
      }
      double mine = median(a);
      double theirs = median(b);
      return String.format(
          java.util.Locale.ROOT,
          "| %s | %.0f | %.0f | %.2f | at most %.1f |",
          one.name(),
          mine,
          theirs,
          mine / theirs,
          one.goal());
    } finally {
      bare.destroy();
      bare.waitFor();
    }
  }

  /**
   * Compilers, and tasks of the product that a start brings with it, are not the request's cost.
   */
  private static void awaitIdle(ProcessHandle process) {
    Waiting.until(
        "the product has nothing else to do",
        Duration.ofSeconds(120),
        () -> {
          Duration before = cpu(process);
          Thread.sleep(2_000);
          return cpu(process).minus(before).toMillis() < 100;
        });
  }

  private static int port(Site site) {
    return Integer.parseInt(site.base().replaceFirst(".*:", ""));
  }

  private static Process bare(int port, Path bytes) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path", "").replace(";", File.pathSeparator),
            BareServer.class.getName(),
            Integer.toString(port),
            bytes.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static double micros(ProcessHandle process, int port, String path) throws IOException {
    Duration before = cpu(process);
    Load.send(port, path, ROUND);
    return cpu(process).minus(before).toNanos() / 1000.0 / ROUND;
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
