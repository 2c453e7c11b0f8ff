// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.security;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What was done by whom. Entries are never changed.
 *
 * @since 1.0
 */
@ProviderType
public interface AuditLog {
  /**
   * Adds an entry.
   *
   * @param actor name of the caller
   * @param action stable name, as in {@code plugin.installed}
   * @param subject id of what it was done to; no personal data, no secret
   */
  void record(String actor, String action, String subject);
}
