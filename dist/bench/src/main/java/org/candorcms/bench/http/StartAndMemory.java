// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.testkit.CandorProcess;

/** Time from the command to ready, and resident memory after the demo site was read. */
public final class StartAndMemory {
  private static final Pattern READY = Pattern.compile("is ready at .* in ([0-9.]+) s");
  private static final int STARTS = 5;

  private StartAndMemory() {}

  /** Prints a Markdown table. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("candor-bench");
    CandorProcess.Plan plan =
        CandorProcess.Plan.in(folder).withDemo().with("JAVA_OPTS", "-Xmx256m");
    List<Double> starts = new ArrayList<>();
    long memory = 0;
    for (int i = 0; i <= STARTS; i++) {
      try (CandorProcess candor = CandorProcess.start(plan)) {
        for (String path : List.of("/", "/help", "/help/en/refund-time", "/help/search?q=refund")) {
          candor.site().get(path).expect(200);
        }
        memory = resident(candor.handle().pid());
        Matcher ready = READY.matcher(candor.console());
        double last = 0;
        while (ready.find()) {
          last = Double.parseDouble(ready.group(1));
        }
        starts.add(last);
      }
    }
    double first = starts.remove(0);
    Collections.sort(starts);
    System.out.println("| figure | measured | goal |");
    System.out.println("|---|---|---|");
    System.out.printf(Locale.ROOT, "| first start, with the demo loaded | %.1f s | |%n", first);
    System.out.printf(
        Locale.ROOT,
        "| start to ready, median of %d | %.1f s | below 5 s, better 3 s |%n",
        STARTS,
        starts.get(starts.size() / 2));
    System.out.printf(Locale.ROOT, "| resident memory in -Xmx256m | %d MB | |%n", memory / 1024);
  }

  /** Resident memory in kB, as Linux tells it. */
  private static long resident(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }
}
