// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.candorcms.host.cli.RunningHost.Answer;
import org.candorcms.host.launch.StartFailure;
import org.jspecify.annotations.Nullable;

/** Follows a job of the host to its end and shows how far it is. */
final class JobWatch {
  private static final long LOOK_MILLIS = 250;

  private final RunningHost host;

  JobWatch(RunningHost host) {
    this.host = host;
  }

  /** Starts a job by POST and follows it. */
  int run(String path, String doing) {
    follow(host.postJson(path, ""), doing);
    System.out.println("Done.");
    return 0;
  }

  /**
   * Follows the job that an answer names.
   *
   * @return the job's result
   * @throws StartFailure if there is no job or it failed
   */
  Map<?, ?> follow(Answer started, String doing) {
    Object id = started.object().get("job");
    if (started.status() != 202 || id == null) {
      throw new StartFailure(doing + " failed: " + started.problem());
    }
    while (true) {
      Answer answer = host.get("/api/jobs/" + id);
      if (answer.status() != 200) {
        throw new StartFailure(doing + " failed: " + answer.problem());
      }
      Map<?, ?> job = answer.object();
      show(doing, job);
      Object state = job.get("state");
      if ("done".equals(state)) {
        System.err.println();
        return job.get("result") instanceof Map<?, ?> result ? result : Map.of();
      }
      if (!"running".equals(state)) {
        System.err.println();
        throw new StartFailure(doing + " " + state + ": " + job.get("message"));
      }
      pause();
    }
  }

  private static void show(String doing, Map<?, ?> job) {
    long done = number(job.get("done"));
    long total = number(job.get("total"));
    System.err.printf("\r%s: %d%s   ", doing, done, total > 0 ? " of " + total : "");
    System.err.flush();
  }

  static long number(@Nullable Object value) {
    return value instanceof Double number ? number.longValue() : 0;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted; the job goes on.");
    }
  }
}
