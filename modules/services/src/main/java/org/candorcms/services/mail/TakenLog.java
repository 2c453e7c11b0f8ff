// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of mails that the server has just taken. A commit takes a thousand times as long as a line
 * at the end of a file, and a process that is killed in between would send the mail again. The line
 * outlives the process, not a power cut; then the mail goes out a second time with the same
 * Message-ID. Used by one thread.
 */
final class TakenLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TakenLog.class);
  private static final long MAX_BYTES = 64 * 1024;

  private final Path file;
  private @Nullable FileChannel channel;

  TakenLog(Path file) {
    this.file = file;
  }

  /** Notes a mail. A disk that does not take it costs the shorter window, not the mail. */
  void add(String key) {
    try {
      FileChannel open = channel;
      if (open == null) {
        open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        channel = open;
      }
      open.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      log.warn("That a mail was sent cannot be noted in {}", file, e);
      close();
    }
  }

  /** What was noted and not forgotten. */
  List<String> keys() {
    try {
      // What follows the last line break was cut off.
      String text = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().distinct().toList();
    } catch (IOException e) {
      log.warn("Which mails were sent last cannot be read in {}", file, e);
      return List.of();
    }
  }

  /** The database knows everything that was noted. */
  void forgetWhenLong() {
    try {
      FileChannel open = channel;
      if (open != null && open.size() > MAX_BYTES) {
        open.truncate(0);
      }
    } catch (IOException e) {
      log.warn("{} cannot be shortened", file, e);
    }
  }

  /** As {@link #forgetWhenLong}, however short it is. */
  void forget() {
    try {
      close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("{} cannot be deleted", file, e);
    }
  }

  @Override
  public void close() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        log.debug("{} did not close well", file, e);
      }
    }
  }
}
