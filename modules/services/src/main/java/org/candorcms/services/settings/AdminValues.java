// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What administrators chose, kept in {@code <data>/conf/settings.json}. */
final class AdminValues {
  private static final Logger log = LoggerFactory.getLogger(AdminValues.class);

  private final Path file;
  private final Json json;
  private final Map<String, Map<String, List<String>>> values = new TreeMap<>();

  AdminValues(Path file, Json json) {
    this.file = file;
    this.json = json;
    try {
      if (Files.exists(file)) {
        load(json.readObject(Files.readString(file, StandardCharsets.UTF_8)));
      }
    } catch (IOException | ProblemException e) {
      log.error(
          "{} cannot be read; the settings in it are not in force until it is mended", file, e);
    }
  }

  private void load(Map<String, Object> document) {
    document.forEach(
        (pid, members) -> {
          if (members instanceof Map<?, ?> map) {
            Map<String, List<String>> of = new LinkedHashMap<>();
            map.forEach((name, value) -> of.put(String.valueOf(name), texts(value)));
            values.put(pid, of);
          }
        });
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  synchronized Map<String, List<String>> of(String pid) {
    return Map.copyOf(values.getOrDefault(pid, Map.of()));
  }

  /** Replaces the values of a PID; they are on disk when this returns. */
  synchronized void put(String pid, Map<String, List<String>> chosen) {
    Map<String, Map<String, List<String>>> next = new TreeMap<>(values);
    if (chosen.isEmpty()) {
      next.remove(pid);
    } else {
      next.put(pid, Map.copyOf(chosen));
    }
    save(json.write(next));
    values.clear();
    values.putAll(next);
  }

  private void save(String text) {
    Path temporary = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("The settings cannot be written", e);
    }
  }

  /** Makes the rename itself durable; not every file system lets a folder be opened. */
  private static void syncFolder(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.debug("The folder {} cannot be synchronised", folder, e);
    }
  }
}
