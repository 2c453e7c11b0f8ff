// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.change;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows what has changed about a product, registered as a service. Whoever shows what people wrote
 * about it asks every source, once for a page, and shows "changed since" beside what is older than
 * a change.
 *
 * @since 1.0
 */
@ConsumerType
@FunctionalInterface
public interface ChangeSource {
  /**
   * Changes that visitors may read about.
   *
   * @param subject id of the product, as in {@code PUT /api/products/{id}}
   * @param since changes at or before this moment are left out
   * @param language preferred for titles
   * @return newest first, at most 20; empty if the subject is not known
   */
  List<Change> changes(String subject, Instant since, Locale language);
}
