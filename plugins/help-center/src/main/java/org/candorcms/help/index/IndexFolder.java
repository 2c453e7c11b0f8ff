// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candorcms.help.search.HelpIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index folder of one running version of the plugin. While a new version starts beside the old
 * one each has a folder of its own: the new one begins with a copy of the old one's newest commit.
 * A lock file tells which folders are in use; it is free again when the process dies.
 */
final class IndexFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);
  private static final Pattern NAME = Pattern.compile("index-(\\d{1,9})");

  private final Path base;
  private final Path folder;
  private final FileChannel channel;

  private boolean successor;

  private IndexFolder(Path base, Path folder, FileChannel channel) {
    this.base = base;
    this.folder = folder;
    this.channel = channel;
  }

  /** Takes the newest folder if nobody uses it, else makes a new one that begins as its copy. */
  static IndexFolder take(Path base) {
    try {
      List<Path> folders = folders(base);
      if (!folders.isEmpty()) {
        Optional<IndexFolder> newest = lock(base, folders.get(0));
        if (newest.isPresent()) {
          return newest.get();
        }
      }
      int number = folders.isEmpty() ? 1 : number(folders.get(0)) + 1;
      while (true) {
        Path folder = base.resolve("index-" + number++);
        Optional<IndexFolder> own = lock(base, folder);
        if (own.isPresent()) {
          copy(folders, folder);
          own.get().successor = !folders.isEmpty();
          return own.get();
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void copy(List<Path> folders, Path to) throws IOException {
    if (folders.isEmpty()) {
      return;
    }
    try {
      HelpIndex.copyNewestCommit(folders.get(0), to);
    } catch (RuntimeException impossible) {
      log.info("The index of the previous version cannot be copied; it is built anew");
      empty(to);
    }
  }

  Path path() {
    return folder;
  }

  /** Whether another version serves at this moment from a folder of its own. */
  boolean successor() {
    return successor;
  }

  /** Deletes the folder's content. */
  void clear() {
    try {
      empty(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Deletes the folders that nobody uses any more. */
  void deleteOthers() {
    try {
      for (Path other : folders(base)) {
        if (!other.equals(folder)) {
          Optional<IndexFolder> unused = lock(base, other);
          if (unused.isPresent()) {
            empty(other);
            Files.deleteIfExists(other);
            unused.get().close();
            Files.deleteIfExists(lockFile(base, other));
          }
        }
      }
    } catch (IOException broken) {
      log.warn("Old index folders in {} could not be deleted", base, broken);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Optional<IndexFolder> lock(Path base, Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            lockFile(base, folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        Files.createDirectories(folder);
        return Optional.of(new IndexFolder(base, folder, channel));
      }
    } catch (OverlappingFileLockException usedHere) {
      // Another version in this process has it.
    }
    channel.close();
    return Optional.empty();
  }

  private static Path lockFile(Path base, Path folder) {
    return base.resolve(folder.getFileName() + ".lock");
  }

  /** Newest first. */
  private static List<Path> folders(Path base) throws IOException {
    try (Stream<Path> all = Files.list(base)) {
      return all.filter(path -> NAME.matcher(path.getFileName().toString()).matches())
          .filter(Files::isDirectory)
          .sorted(Comparator.comparingInt(IndexFolder::number).reversed())
          .toList();
    }
  }

  private static int number(Path folder) {
    var matcher = NAME.matcher(folder.getFileName().toString());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> all = Files.walk(folder)) {
      inside = all.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(folder)).toList();
    }
    for (Path path : inside) {
      Files.deleteIfExists(path);
    }
  }
}
