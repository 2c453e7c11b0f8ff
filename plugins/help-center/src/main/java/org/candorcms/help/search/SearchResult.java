// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param correction the query as it was understood when words were corrected; empty if none was
 * @param facets by name ({@code category}, {@code lang}) the number of hits per value
 */
public record SearchResult(
    String query,
    String correction,
    long total,
    List<Hit> hits,
    Map<String, Map<String, Long>> facets) {
  public SearchResult {
    hits = List.copyOf(hits);
  }

  /**
   * One article.
   *
   * @param snippetHtml escaped text with {@code mark} elements and nothing else
   * @param titleHtml the same for the title
   */
  public record Hit(String id, float score, String snippetHtml, String titleHtml, boolean pinned) {}
}
