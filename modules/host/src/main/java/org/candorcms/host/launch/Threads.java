// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Writes down what every thread is doing, for whoever must find out why a start does not end. */
final class Threads {
  private Threads() {}

  static void write(Path file) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
        LockInfo lock = thread.getLockInfo();
        out.printf(
            "%n%s (%d) %s%s%n",
            thread.getThreadName(),
            thread.getThreadId(),
            thread.getThreadState(),
            lock == null ? "" : " for " + lock + " of " + thread.getLockOwnerId());
        for (StackTraceElement frame : thread.getStackTrace()) {
          out.println("  " + frame);
        }
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(Threads.class).warn("{} cannot be written", file, e);
    }
  }
}
