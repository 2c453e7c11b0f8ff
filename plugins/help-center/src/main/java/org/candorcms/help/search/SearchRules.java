// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.time.Instant;
import java.util.List;

/** What editors decided about searching. */
public record SearchRules(List<Synonyms> synonyms, List<Pin> pins) {
  /** No rules. */
  public static final SearchRules NONE = new SearchRules(List.of(), List.of());

  public SearchRules {
    synonyms = List.copyOf(synonyms);
    pins = List.copyOf(pins);
  }

  /**
   * Words and phrases that mean the same.
   *
   * @param lang the language they hold in; empty for every one
   */
  public record Synonyms(String lang, List<String> terms) {
    public Synonyms {
      terms = List.copyOf(terms);
    }
  }

  /**
   * An article that comes first for a query.
   *
   * @param lang the language of the search; empty for every one
   * @param position from 1
   * @param until the first instant at which it no longer holds
   */
  public record Pin(String query, String lang, String articleId, int position, Instant until) {}
}
