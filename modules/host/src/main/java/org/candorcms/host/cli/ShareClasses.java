// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candorcms.host.launch.StartFailure;

/**
 * Makes the archive of parsed and verified classes (class-data sharing) that {@code bin/candor}
 * gives to the JVM. Starts the product once beside its data, with the demo site, to learn which
 * classes it needs. The archive belongs to one JDK and one distribution; its name says which.
 */
final class ShareClasses {
  private static final long LIMIT_SECONDS = 120;
  private static final Pattern READY = Pattern.compile("Candor is ready at (\\S+) .*");
  private static final List<String> VISITED =
      List.of("", "help", "help/search?q=refund", "api/help/suggest?q=re", "admin/", "embed.js");

  private final Path home;
  private final Path archive;

  /**
   * Prepares the work.
   *
   * @param home folder of the distribution
   * @param archive where the script looks for it
   */
  ShareClasses(Path home, Path archive) {
    this.home = home;
    this.archive = archive;
  }

  /** Does it; answers 0, or 1 with a sentence if this JVM cannot. */
  int run() throws IOException {
    Files.createDirectories(archive.getParent());
    deleteArchives();
    Path work = Files.createTempDirectory("candor-classes");
    try {
      Path log = work.resolve("classes.log");
      start(work, log);
      ClassList classes = new ClassList(Files.createDirectory(work.resolve("jars")));
      classes.know(home.resolve("bundles"));
      classes.know(home.resolve("plugins"));
      int count = classes.write(log, work.resolve("classes.txt"));
      Path made = work.resolve("classes.jsa");
      dump(work, made);
      if (!Files.exists(made)) {
        System.err.println("This JVM made no archive of classes; Candor works without it.");
        return 1;
      }
      Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
      System.out.println("Later starts share " + count + " classes.");
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      deleteTree(work);
    }
  }

  /** Starts the product with nothing of its surroundings, visits some pages and ends it. */
  private void start(Path work, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/candor").toString(), "run")
            .redirectError(work.resolve("errors.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("CANDOR_"));
    environment.putAll(
        Map.of(
            "CANDOR_PORT",
            "0",
            "CANDOR_HOST",
            "127.0.0.1",
            "CANDOR_DATA",
            work.resolve("data").toString(),
            "CANDOR_DB_URL",
            "jdbc:hsqldb:file:" + work.resolve("data/db"),
            "CANDOR_DB_ALLOW_EMBEDDED",
            "true",
            "JAVA_OPTS",
            ClassList.LOGGING.formatted(log)));
    Process process = builder.start();
    CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroy);
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !READY.matcher(line).matches()) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new StartFailure("Candor does not start, so it cannot learn which classes it needs.");
      }
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        visit(ready.group(1));
      }
    } finally {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static void visit(String root) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    for (String path : VISITED) {
      client.send(
          HttpRequest.newBuilder(URI.create(root + path)).build(), BodyHandlers.discarding());
    }
  }

  private void dump(Path work, Path made) throws IOException, InterruptedException {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + work.resolve("classes.txt"),
            "-XX:SharedArchiveFile=" + made,
            "-XX:+UseSerialGC",
            "-cp",
            home + "/lib/*")
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("dump.txt").toFile())
        .start()
        .waitFor();
  }

  private void deleteArchives() throws IOException {
    try (Stream<Path> files = Files.list(archive.getParent())) {
      for (Path old : files.filter(f -> f.toString().endsWith(".jsa")).toList()) {
        Files.delete(old);
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
