// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.task;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.candorcms.api.task.Job;
import org.candorcms.api.task.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs of one bundle, which end when the bundle goes. */
@Component(service = Jobs.class, scope = ServiceScope.BUNDLE)
public final class BundleJobs implements Jobs {
  private static final Logger log = LoggerFactory.getLogger(BundleJobs.class);
  private static final long PATIENCE_MILLIS = 5_000;

  private final JobBoard board;
  private final Map<String, RunningJob> own = new ConcurrentHashMap<>();

  /** Serves the bundle that asks. */
  @Activate
  public BundleJobs(@Reference JobBoard board) {
    this.board = board;
  }

  @Deactivate
  void stop() {
    own.values().forEach(RunningJob::interrupt);
    try {
      for (RunningJob job : own.values()) {
        if (!job.awaitEnd(PATIENCE_MILLIS)) {
          log.warn("Job {} does not end although its plugin stops", job.id());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Job start(String kind, String title, String startedBy, Work work) {
    own.values().removeIf(RunningJob::hasEnded);
    RunningJob job = board.start(kind, title, startedBy, work);
    own.put(job.id(), job);
    return job.now();
  }

  @Override
  public Optional<Job> find(String id) {
    return board.find(id);
  }
}
