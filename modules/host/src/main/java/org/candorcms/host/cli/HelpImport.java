// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.candorcms.host.launch.StartFailure;

/**
 * Brings a folder of Markdown files with their images into the help center. Large folders go in
 * several parts; doing it again changes nothing, so an interrupted import is simply repeated.
 */
final class HelpImport {
  /** The host takes 64 MB; images hardly shrink, so the size before packing counts. */
  private static final long PART_BYTES = 56L * 1024 * 1024;

  private static final Set<String> TAKEN =
      Set.of("md", "markdown", "yml", "yaml", "png", "jpg", "jpeg", "gif", "webp", "svg");
  private static final int SHOWN = 200;

  private final RunningHost host;

  HelpImport(RunningHost host) {
    this.host = host;
  }

  /** Imports and prints the report; 1 if a file was refused. */
  int run(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new StartFailure("There is no folder " + folder + ".");
    }
    long[] counts = new long[3];
    List<Map<?, ?>> refused = new ArrayList<>();
    List<List<Path>> parts = parts(folder);
    if (parts.isEmpty()) {
      throw new StartFailure("There are no Markdown files in " + folder + ".");
    }
    for (int i = 0; i < parts.size(); i++) {
      String doing = parts.size() == 1 ? "Importing" : "Importing part " + (i + 1);
      Map<?, ?> result = importPart(folder, parts.get(i), doing);
      counts[0] += JobWatch.number(result.get("created"));
      counts[1] += JobWatch.number(result.get("updated"));
      counts[2] += JobWatch.number(result.get("unchanged"));
      refused.addAll(Commands.items(result.get("refused")));
    }
    System.out.printf(
        "%d created, %d updated, %d unchanged, %d refused.%n",
        counts[0], counts[1], counts[2], refused.size());
    refused.stream().limit(SHOWN).forEach(HelpImport::tell);
    if (refused.size() > SHOWN) {
      System.out.println("... and " + (refused.size() - SHOWN) + " more");
    }
    return refused.isEmpty() ? 0 : 1;
  }

  private static void tell(Map<?, ?> refusal) {
    long line = JobWatch.number(refusal.get("line"));
    System.out.println(
        refusal.get("file") + (line > 0 ? ":" + line : "") + ": " + refusal.get("message"));
  }

  private Map<?, ?> importPart(Path folder, List<Path> files, String doing) throws IOException {
    Path zip = Files.createTempFile("candor-import", ".zip");
    try {
      pack(folder, files, zip);
      return new JobWatch(host)
          .follow(
              host.post("/api/help/imports", "application/zip", BodyPublishers.ofFile(zip)), doing);
    } finally {
      Files.delete(zip);
    }
  }

  private static List<List<Path>> parts(Path folder) throws IOException {
    List<List<Path>> parts = new ArrayList<>();
    long size = PART_BYTES;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(HelpImport::taken).sorted().toList()) {
        size += Files.size(file);
        if (size > PART_BYTES) {
          parts.add(new ArrayList<>());
          size = Files.size(file);
        }
        parts.get(parts.size() - 1).add(file);
      }
    }
    return parts;
  }

  private static boolean taken(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && TAKEN.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }

  private static void pack(Path folder, List<Path> files, Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files) {
        out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
