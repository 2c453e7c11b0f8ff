// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.time.Instant;
import java.util.List;

/** Short ways to say what is searched. */
final class Articles {
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  private Articles() {}

  static IndexedArticle article(String id, String lang, String title, String body) {
    return new IndexedArticle(
        id, lang, "", title, "", List.of(), body, "help/" + lang, List.of(), NOW);
  }

  static SearchRequest query(String text, String lang) {
    return new SearchRequest(text, lang, "", 10, 0, NOW);
  }

  static List<String> ids(HelpIndex index, String text, String lang) {
    return index.search(query(text, lang)).hits().stream().map(SearchResult.Hit::id).toList();
  }
}
