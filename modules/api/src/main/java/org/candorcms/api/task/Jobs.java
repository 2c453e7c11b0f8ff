// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.task;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs work that takes longer than a request and shows its progress at {@code /api/jobs}.
 *
 * @since 1.0
 */
@ProviderType
public interface Jobs {
  /**
   * Starts a job.
   *
   * @param kind plugin first: {@code help.import}
   * @param title for editors
   * @param startedBy name of the caller
   * @param work the work; its result is written as JSON
   * @return the new job
   */
  Job start(String kind, String title, String startedBy, Work work);

  /** A job by id, running or ended; ended ones are kept for a week at least. */
  Optional<Job> find(String id);

  /** Work of a job. */
  @FunctionalInterface
  interface Work {
    /**
     * Does the work.
     *
     * @return a record with the result, written as JSON
     */
    Object run(Progress progress) throws Exception;
  }
}
