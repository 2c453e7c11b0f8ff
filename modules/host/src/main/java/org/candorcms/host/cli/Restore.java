// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.candorcms.host.launch.StartFailure;

/** Fills an empty data directory from a backup. */
final class Restore {
  private final Path data;

  Restore(Path data) {
    this.data = data;
  }

  int run(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new StartFailure("There is no file " + file + ".");
    }
    Files.createDirectories(data);
    try (Stream<Path> there = Files.list(data)) {
      List<Path> found = there.toList();
      if (!found.isEmpty()) {
        throw new StartFailure(
            "The data directory " + data + " is not empty; choose another with --data.");
      }
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = data.resolve(entry.getName()).normalize();
        if (!target.startsWith(data) || target.equals(data)) {
          throw new StartFailure(file + " is not a backup of Candor.");
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
    System.out.println("Restored into " + data + "; start Candor with it.");
    return 0;
  }
}
