// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives a power cut, in the database and in the index. */
class CrashIT {
  private static final int WRITERS = 4;
  private static final int ACKNOWLEDGED = 60;

  @Test
  void losesNothingOnTheEmbeddedDatabaseNorInItsBackup(@TempDir Path folder) throws Exception {
    CandorProcess.Plan plan = CandorProcess.Plan.in(folder.resolve("data"));
    Set<String> acknowledged = cut(plan, 3);
    Path archive = folder.resolve("backup.zip");
    try (CandorProcess candor = CandorProcess.start(plan)) {
      check(candor.site(), acknowledged);
      assertThat(command("backup", archive, plan.data())).contains(archive.toString());
    }
    Path restored = folder.resolve("restored");
    assertThat(command("restore", archive, plan.data())).contains("is not empty");
    assertThat(command("restore", archive, restored)).contains("Restored into");
    try (CandorProcess candor = CandorProcess.start(CandorProcess.Plan.in(restored))) {
      check(candor.site(), acknowledged);
    }
  }

  /** What a command of the distribution prints. */
  private static String command(String name, Path file, Path data)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                CandorProcess.distribution().resolve("bin/candor").toString(),
                name,
                file.toString(),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }

  @Test
  void losesNothingOnPostgres(@TempDir Path folder) throws Exception {
    try (EmbeddedPostgres postgres = PostgresServer.start()) {
      cut(
          CandorProcess.Plan.in(folder)
              .with("CANDOR_DB_URL", postgres.getJdbcUrl("postgres", "postgres"))
              .with("CANDOR_DB_USER", "postgres")
              .with("CANDOR_DB_PASSWORD", "postgres"),
          2);
    }
  }

  private static Set<String> cut(CandorProcess.Plan plan, int times) throws InterruptedException {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < times; round++) {
      CandorProcess candor = CandorProcess.start(plan);
      check(candor.site(), acknowledged);
      int before = acknowledged.size();
      AtomicBoolean stop = new AtomicBoolean();
      List<Thread> writers = writers(candor.site(), acknowledged, stop);
      Waiting.until(
          "writers are under way",
          Duration.ofSeconds(60),
          () -> acknowledged.size() >= before + ACKNOWLEDGED);
      candor.kill();
      stop.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
    }
    try (CandorProcess candor = CandorProcess.start(plan)) {
      check(candor.site(), acknowledged);
      assertThat(candor.stop()).isZero();
    }
    return acknowledged;
  }

  private static List<Thread> writers(Site site, Set<String> acknowledged, AtomicBoolean stop) {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Thread writer =
          new Thread(
              () -> {
                while (!stop.get()) {
                  String id = "crash-" + UUID.randomUUID();
                  try {
                    Answer answer =
                        site.put(
                            "/api/help/articles/" + id,
                            Map.of("title", id, "body", "crashquux " + id, "lang", "en"));
                    if (answer.status() == 201) {
                      acknowledged.add(id);
                    }
                  } catch (UncheckedIOException e) {
                    return;
                  }
                }
              });
      writer.start();
      writers.add(writer);
    }
    return writers;
  }

  private static void check(Site site, Set<String> acknowledged) {
    for (String id : acknowledged) {
      site.authorized("/api/help/articles/" + id).expect(200);
    }
    long stored =
        site.authorized("/api/help/articles?limit=1").expect(200).json().path("total").asLong();
    assertThat(stored).isGreaterThanOrEqualTo(acknowledged.size());
    Waiting.until(
        "the index equals the database",
        Duration.ofSeconds(10),
        () ->
            site.get("/api/help/search?q=crashquux&limit=1").json().path("total").asLong()
                == stored);
  }
}
