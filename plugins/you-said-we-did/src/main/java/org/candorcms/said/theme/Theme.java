// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.theme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Voices about the same thing.
 *
 * @param id chosen by the client
 * @param voices how many
 * @param version for {@code If-Match}
 */
public record Theme(
    String id,
    String title,
    String summary,
    String lang,
    long voices,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** Part of the list, latest change first. */
  public record Page(List<Theme> items, Optional<String> next, long total) {
    /** Copies collections. */
    public Page {
      items = List.copyOf(items);
    }
  }

  /** Where voices of a theme come from; sources with fewer than five are added up as others. */
  public record Origin(String source, long voices) {}
}
