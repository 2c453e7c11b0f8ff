// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.notice;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells editors that something waits for them: in the inbox of the administration, and, where the
 * site has set it so, by mail and by webhook; all within a minute. Thread-safe; may block for a
 * database write, never for the network.
 *
 * @since 1.0
 */
@ProviderType
public interface Notices {
  /**
   * Raises a notice. One with the same key that is still open is brought up to date and told to
   * nobody again, unless it has become more severe; one that was resolved is opened again and told.
   */
  void raise(Notice notice);

  /** Closes the notice with this key because its reason is gone; nothing if there is none. */
  void resolve(String key);
}
