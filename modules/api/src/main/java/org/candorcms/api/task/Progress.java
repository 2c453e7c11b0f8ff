// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.task;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How far a job is. Thread-safe and cheap to call for every item.
 *
 * @since 1.0
 */
@ProviderType
public interface Progress {
  /**
   * Tells how far the job is.
   *
   * @param done items done
   * @param total items in all, 0 if unknown
   */
  void at(long done, long total);

  /** Tells what is being done, in one short sentence for editors. */
  void message(String text);

  /** Whether somebody asked to stop; the job should then end soon. */
  boolean cancelled();
}
