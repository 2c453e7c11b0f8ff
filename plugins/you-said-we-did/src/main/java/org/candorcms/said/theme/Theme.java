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

  /** A theme that another one was merged into, with what {@link Themes#unmerge} needs. */
  public record Merged(Theme theme, Undo undo) {}

  /**
   * What a theme had before it was merged, besides its voices.
   *
   * @param actions actions that answered it
   * @param themes ids of themes that had been merged into it
   */
  public record Undo(List<String> actions, List<String> themes) {
    /** Copies collections. */
    public Undo {
      actions = List.copyOf(actions);
      themes = List.copyOf(themes);
    }
  }

  /** Where voices of a theme come from; sources with fewer than five are added up as others. */
  public record Origin(String source, long voices) {}
}
