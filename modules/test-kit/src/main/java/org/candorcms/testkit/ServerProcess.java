// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A stock server, such as Tomcat or Karaf, that somebody else makes and that carries Candor. It is
 * started by its own command in a process of its own, and ended by that process's id.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration END_LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final Site site;

  private ServerProcess(Process process, Path log, Site site) {
    this.process = process;
    this.log = log;
    this.site = site;
  }

  /**
   * Starts a server in a folder and returns at once. Candor finds an administrator's token, a
   * password and switched off rate limits in its environment.
   *
   * @param base scheme, host, port and the context path of Candor there
   */
  public static ServerProcess start(
      Path folder, String base, Map<String, String> environment, List<String> command) {
    try {
      Path log = folder.resolve("console.log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(CandorProcess.SETTINGS);
      builder.environment().putAll(environment);
      return new ServerProcess(builder.start(), log, new Site(base, CandorProcess.TOKEN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until Candor and a plugin answer.
   *
   * @param path of the plugin, answering 200 as soon as it serves
   * @return how long it took from this call
   */
  public Duration awaitReady(Duration limit, String path) {
    return Waiting.until(
        site.base() + path + " answers 200; console: " + log,
        limit,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("The server ended at its start:\n" + console());
          }
          return site.get("/health/ready").status() == 200 && site.get(path).status() == 200;
        });
  }

  /** Candor inside the running server. */
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

  /** Ends it politely, and by force when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The server did not end within " + END_LIMIT);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Makes a folder that is empty, whatever was there before. */
  public static Path emptyFolder(Path folder) {
    try {
      delete(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a folder with what is in it and who may run it. */
  public static void copyFolder(Path from, Path to) {
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              Files.createDirectories(to.resolve(from.relativize(folder).toString()));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Path copy = to.resolve(from.relativize(file).toString());
              Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Replaces what must be there exactly once, so that a changed server is noticed. */
  public static void edit(Path file, String before, String after) {
    try {
      String text = Files.readString(file);
      if (text.split(java.util.regex.Pattern.quote(before), -1).length != 2) {
        throw new AssertionError(file + " does not say once: " + before);
      }
      Files.writeString(file, text.replace(before, after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
