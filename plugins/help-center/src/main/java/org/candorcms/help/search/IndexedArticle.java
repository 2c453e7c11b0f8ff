// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.time.Instant;
import java.util.List;

/**
 * What the index knows of an article.
 *
 * @param lang BCP 47
 * @param body plain text, without markup
 * @param category path such as {@code billing/refunds}; empty for none
 */
public record IndexedArticle(
    String id,
    String lang,
    String slug,
    String title,
    String description,
    List<String> headings,
    String body,
    String category,
    List<String> tags,
    Instant updated) {
  public IndexedArticle {
    headings = List.copyOf(headings);
    tags = List.copyOf(tags);
  }
}
