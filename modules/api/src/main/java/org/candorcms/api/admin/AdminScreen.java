// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.admin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A screen of the administration, registered as a service. It appears in the navigation of those
 * who have one of its roles, and disappears with its plugin.
 *
 * @since 1.0
 */
@ConsumerType
@FunctionalInterface
public interface AdminScreen {
  /** Describes the screen; the answer is always the same. */
  Screen screen();
}
