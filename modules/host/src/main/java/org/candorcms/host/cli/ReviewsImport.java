// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.candorcms.host.launch.StartFailure;

/**
 * Brings reviews of another system into Candor. Doing it again changes nothing, so an interrupted
 * import is simply repeated.
 */
final class ReviewsImport {
  private static final int SHOWN = 200;

  private final RunningHost host;

  ReviewsImport(RunningHost host) {
    this.host = host;
  }

  /**
   * Imports a file and prints the report; 1 if a row was refused.
   *
   * @param options {@code --format NAME}, {@code --dates dmy|mdy|iso}, {@code --lang TAG}, {@code
   *     --dry-run}
   */
  int run(Path file, List<String> options) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new StartFailure("There is no file " + file + ".");
    }
    Map<?, ?> report =
        new JobWatch(host)
            .follow(
                host.post(
                    "/api/reviews/imports?" + query(options),
                    "application/octet-stream",
                    BodyPublishers.ofFile(file)),
                "Importing");
    System.out.printf(
        "%d rows: %d valid, %d created, %d there already, %d refused.%n",
        JobWatch.number(report.get("rows")),
        JobWatch.number(report.get("accepted")),
        JobWatch.number(report.get("created")),
        JobWatch.number(report.get("unchanged")),
        JobWatch.number(report.get("refusedRows")));
    List<Map<?, ?>> refused = Commands.items(report.get("refused"));
    refused.stream().limit(SHOWN).forEach(ReviewsImport::tell);
    if (refused.size() > SHOWN) {
      System.out.println("... and " + (refused.size() - SHOWN) + " more");
    }
    return refused.isEmpty() ? 0 : 1;
  }

  private static void tell(Map<?, ?> refusal) {
    System.out.printf(
        "row %d, %s \"%s\": %s%n",
        JobWatch.number(refusal.get("row")),
        refusal.get("column"),
        refusal.get("value"),
        refusal.get("message"));
  }

  private static String query(List<String> options) {
    StringBuilder query = new StringBuilder("dryRun=" + options.contains("--dry-run"));
    for (String name : List.of("format", "dates", "lang")) {
      int at = options.indexOf("--" + name);
      if (at >= 0 && at + 1 < options.size()) {
        String value = options.get(at + 1);
        if (!value.matches("[A-Za-z0-9-]{1,35}")) {
          throw new StartFailure("--" + name + " cannot be " + value + ".");
        }
        query.append('&').append(name).append('=').append(value);
      }
    }
    return query.toString();
  }
}
