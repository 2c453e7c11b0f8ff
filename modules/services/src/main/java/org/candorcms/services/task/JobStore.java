// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.task.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs in a file of JSON lines: one when a job starts, one when it ends, the last one counts. What
 * has no end after a restart was interrupted.
 */
final class JobStore {
  private static final Logger log = LoggerFactory.getLogger(JobStore.class);

  private final Path file;
  private final Json json;

  JobStore(Path file, Json json) {
    this.file = file;
    this.json = json;
  }

  /** Everything newer than the limit, oldest first; the file is shortened to it. */
  synchronized Map<String, Job> load(Instant limit, Instant now) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file)) {
        for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
          read(line).ifPresent(job -> jobs.put(job.id(), job));
        }
        jobs.values().removeIf(job -> job.startedAt().isBefore(limit));
        jobs.replaceAll((id, job) -> job.endedAt().isPresent() ? job : interrupted(job, now));
        rewrite(jobs);
      }
    } catch (IOException e) {
      log.warn("The jobs of earlier runs cannot be read; they are not shown", e);
    }
    return jobs;
  }

  static Job interrupted(Job job, Instant now) {
    return new Job(
        job.id(),
        job.kind(),
        job.title(),
        "failed",
        job.done(),
        job.total(),
        "interrupted",
        job.startedBy(),
        job.startedAt(),
        Optional.of(now),
        Optional.empty());
  }

  /** A crash may have cut the last line short. */
  private Optional<Job> read(String line) {
    if (line.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.read(line, Job.class));
    } catch (ProblemException e) {
      log.debug("A line of the file of jobs cannot be read", e);
      return Optional.empty();
    }
  }

  synchronized void append(Job job) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      write(channel, json.write(job) + "\n");
    } catch (IOException e) {
      log.warn("Job {} cannot be kept; it is forgotten at the next restart", job.id(), e);
    }
  }

  private void rewrite(Map<String, Job> jobs) throws IOException {
    StringBuilder text = new StringBuilder();
    jobs.values().forEach(job -> text.append(json.write(job)).append('\n'));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, text.toString());
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }
}
