// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.task;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A named job that repeats, registered as a service. It runs once in a cluster, never twice at the
 * same time, and is shown with its last result.
 *
 * @since 1.0
 */
@ConsumerType
public interface Task {
  /** Unique, plugin first: {@code help.prune-insights}. */
  String name();

  /** Time between the end of a run and the next start; at least one second. */
  Duration every();

  /** Does the work; interrupted when the plugin stops. */
  void run(Progress progress) throws Exception;
}
