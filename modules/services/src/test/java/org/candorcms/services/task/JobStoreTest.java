// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.candorcms.api.task.Job;
import org.junit.jupiter.api.Test;

class JobStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void showsACrashAsInterrupted() {
    RunningJob job =
        new RunningJob("1", "help.import", "Import", "ann", Clock.fixed(NOW, ZoneOffset.UTC));
    job.at(3, 10);
    Job after = JobStore.interrupted(job.now(), NOW.plusSeconds(60));
    assertThat(after.state()).isEqualTo("failed");
    assertThat(after.message()).isEqualTo("interrupted");
    assertThat(after.done()).isEqualTo(3);
    assertThat(after.endedAt()).contains(NOW.plusSeconds(60));
    assertThat(after.result()).isEqualTo(Optional.empty());
  }

  @Test
  void interruptsOnlyItsOwnThread() throws Exception {
    RunningJob job = new RunningJob("1", "a.b", "t", "ann", Clock.systemUTC());
    job.begin();
    job.interrupt();
    assertThat(job.cancelled()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    job.end();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    job.interrupt();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(job.awaitEnd(1)).isTrue();
  }
}
