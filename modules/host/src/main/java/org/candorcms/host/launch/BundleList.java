// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The bundles of the distribution with their start levels, read from {@code conf/bundles.txt}: one
 * bundle for each line, its start level and its path; {@code #} starts a comment.
 *
 * @param entries bundles in the order of the file
 * @param missing paths that are listed but not there
 */
public record BundleList(List<Entry> entries, List<String> missing) {
  /** Copies collections. */
  public BundleList {
    entries = List.copyOf(entries);
    missing = List.copyOf(missing);
  }

  /**
   * One bundle.
   *
   * @param level start level, 1 to 99
   * @param jar the file
   */
  public record Entry(int level, Path jar) {}

  /**
   * Reads the list.
   *
   * @param home folder of the distribution
   * @throws StartFailure if the list is missing or a line cannot be understood
   */
  public static BundleList read(Path home) {
    Path file = home.resolve("conf/bundles.txt");
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new StartFailure("I cannot read the bundle list " + file + ".");
    }
    List<Entry> entries = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (line.isEmpty()) {
        continue;
      }
      String[] words = line.split("\\s+");
      if (words.length != 2 || !words[0].matches("[1-9][0-9]?")) {
        throw new StartFailure(
            file
                + " line "
                + (i + 1)
                + " was \""
                + line
                + "\"; it must be a start level from 1 to"
                + " 99 and a path.");
      }
      Path jar = home.resolve(words[1]).normalize();
      if (Files.isRegularFile(jar)) {
        entries.add(new Entry(Integer.parseInt(words[0]), jar));
      } else {
        missing.add(words[1]);
      }
    }
    return new BundleList(entries, missing);
  }

  /** A text that changes whenever a bundle, its place or its level does. */
  public String fingerprint() {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      text.append(entry).append(' ');
      try {
        text.append(Files.size(entry.jar()))
            .append(' ')
            .append(Files.getLastModifiedTime(entry.jar()).toMillis());
      } catch (IOException e) {
        text.append("unreadable");
      }
      text.append('\n');
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
