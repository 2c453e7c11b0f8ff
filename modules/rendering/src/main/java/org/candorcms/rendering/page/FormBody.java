// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/**
 * Bodies of forms. A small one is read into memory. A large one waits on the disk until it is
 * complete and then for its turn, so that neither many large ones nor slow ones fill the memory.
 */
final class FormBody {
  static final int SMALL = 256 * 1024;

  /** Nobody but those who are signed in may send more; see the http module. */
  static final long LARGEST = 12L * 1024 * 1024;

  private static final int AT_A_TIME = 2;
  private static final int PATIENCE_SECONDS = 20;

  private final Semaphore turns = new Semaphore(AT_A_TIME, true);

  /** What to do with a body. */
  interface Use {
    Answer with(byte[] body) throws IOException;
  }

  /**
   * Reads a body and uses it.
   *
   * @param max largest body in bytes; a larger one is a 413
   */
  Answer use(InputStream in, long max, Use use) throws IOException {
    byte[] first = in.readNBytes((int) Math.min(SMALL, max) + 1);
    if (first.length <= Math.min(SMALL, max)) {
      return use.with(first);
    }
    if (first.length > max) {
      throw tooLarge(max);
    }
    Path file = Files.createTempFile("candor-form", ".part");
    try {
      long size = spool(first, in, file, max);
      takeTurn();
      try {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.toIntExact(size));
        Files.copy(file, body);
        return use.with(body.toByteArray());
      } finally {
        turns.release();
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static long spool(byte[] first, InputStream in, Path file, long max) throws IOException {
    long size = first.length;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(first);
      byte[] buffer = new byte[16 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > max) {
          throw tooLarge(max);
        }
        out.write(buffer, 0, n);
      }
    }
    return size;
  }

  private void takeTurn() {
    try {
      if (turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        CommonProblem.UNAVAILABLE,
        "Too many files are being sent at the moment.",
        List.of(),
        Map.of("Retry-After", "10"));
  }

  static ProblemException tooLarge(long max) {
    return new ProblemException(
        CommonProblem.TOO_LARGE, "This form may have " + max + " bytes at most.");
  }
}
