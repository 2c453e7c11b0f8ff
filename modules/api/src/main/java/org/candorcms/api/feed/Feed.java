// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.candorcms.api.content.SafeHtml;

/**
 * A feed.
 *
 * @param title plain text
 * @param path path of the page it belongs to, from the root of the site
 * @param updated newest change
 * @param entries newest first
 * @since 1.0
 */
public record Feed(String title, String path, Instant updated, List<Entry> entries) {
  /** Copies collections. */
  public Feed {
    entries = List.copyOf(entries);
  }

  /**
   * An entry.
   *
   * @param id permanent id, an IRI as RFC 4287 section 4.2.6 wants it: {@code urn:uuid:...} or
   *     {@code tag:...}
   * @param path path of the page, from the root of the site
   * @param title plain text
   * @param summary plain text
   * @param content the whole text
   * @param language of the entry
   * @param published first publication
   * @param updated last change
   * @param labels texts of labels that must stand before the content, see {@link
   *     org.candorcms.api.label.ContentLabel}
   */
  public record Entry(
      String id,
      String path,
      String title,
      String summary,
      SafeHtml content,
      Locale language,
      Instant published,
      Instant updated,
      List<String> labels) {
    /** Copies collections. */
    public Entry {
      labels = List.copyOf(labels);
    }
  }
}
