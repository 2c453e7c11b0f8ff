// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.privacy;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a plugin holds of a person, registered as a service. Administrators ask all plugins at once
 * through {@code /api/personal-data}.
 *
 * @since 1.0
 */
@ConsumerType
public interface PersonalData {
  /** Name of the plugin in the answer: {@code reviews}. */
  String name();

  /**
   * Everything held of the person, written as JSON; empty if there is nothing. May block.
   *
   * @param email address in lower case
   */
  Map<String, Object> export(String email);

  /**
   * Erases the person: what is theirs alone goes, what others rely on loses whatever points to
   * them. Doing it twice changes nothing. May block.
   *
   * @param email address in lower case
   * @return how many pieces were erased or made anonymous
   */
  int erase(String email);
}
