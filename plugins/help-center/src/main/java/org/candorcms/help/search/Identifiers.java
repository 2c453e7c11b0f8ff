// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Numbers of orders, devices or faults that somebody pastes into the search. Such a text is either
 * in an article or it is not: what shares a part of it, or is spelled like it, is no answer.
 */
final class Identifiers {
  private static final int SHORTEST = 16;
  private static final int DIGITS = 4;
  private static final Pattern PARTS = Pattern.compile("[0-9A-Za-z]+(?:[-_][0-9A-Za-z]+)+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Identifiers() {}

  /** The words of a query that are identifiers, as written. */
  static List<String> in(String query) {
    return SPACE.splitAsStream(query).filter(Identifiers::is).toList();
  }

  private static boolean is(String word) {
    long digits = word.chars().filter(c -> c >= '0' && c <= '9').count();
    return word.length() >= SHORTEST
        && digits * DIGITS >= word.length()
        && PARTS.matcher(word).matches();
  }

  /** Articles that have the parts of each identifier, in any of the languages. */
  static List<Query> filters(
      List<String> identifiers, List<Language> languages, Analysis analysis) {
    List<Query> filters = new ArrayList<>();
    for (String identifier : identifiers) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      languages.forEach(each -> any.add(parts(identifier, each, analysis), Occur.SHOULD));
      filters.add(any.build());
    }
    return filters;
  }

  private static Query parts(String identifier, Language language, Analysis analysis) {
    List<String> stems =
        analysis.words(language, identifier).stream()
            .map(Analysis.Word::stem)
            .filter(stem -> !stem.isEmpty())
            .distinct()
            .toList();
    BooleanQuery.Builder parts = new BooleanQuery.Builder();
    stems.forEach(stem -> parts.add(new TermQuery(new Term(language.stems(), stem)), Occur.SHOULD));
    // A digit after a script without spaces counts to that script, which cuts the first part.
    int wanted = language.unspaced() ? stems.size() - 1 : stems.size();
    return parts.setMinimumNumberShouldMatch(Math.max(1, wanted)).build();
  }
}
