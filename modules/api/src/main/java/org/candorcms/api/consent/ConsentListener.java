// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.consent;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told when a consent ends, registered as a service. Told again after a crash or a failure, so
 * doing the same twice must change nothing.
 *
 * @since 1.0
 */
@ConsumerType
@FunctionalInterface
public interface ConsentListener {
  /**
   * A consent has ended: what rests on it must go from pages, feeds and caches. Called outside of
   * any transaction, for every purpose; may block.
   */
  void ended(Consent consent);
}
