// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.change;

import java.time.Instant;
import java.util.List;

/**
 * Something that has changed.
 *
 * @param title plain text, one line
 * @param path page that tells about it, from the root of the site
 * @param at when it was done
 * @param labels texts of labels that must stand before the title, see {@link
 *     org.candorcms.api.label.ContentLabel}; since 1.1
 * @since 1.0
 */
public record Change(String title, String path, Instant at, List<String> labels) {
  /** Copies the labels. */
  public Change {
    labels = List.copyOf(labels);
  }

  /** A change without labels. */
  public Change(String title, String path, Instant at) {
    this(title, path, at, List.of());
  }
}
