// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Puts the articles that editors pinned where they belong. */
final class Pins {
  private Pins() {}

  static List<Search.Placed> place(
      IndexSearcher searcher,
      List<SearchRules.Pin> pins,
      String text,
      SearchRequest request,
      List<Query> filters,
      ScoreDoc[] found)
      throws IOException {
    List<Search.Placed> placed = new ArrayList<>();
    Set<Integer> pinned = new HashSet<>();
    List<SearchRules.Pin> holding =
        pins.stream()
            .filter(pin -> holds(pin, text, request))
            .sorted(Comparator.comparingInt(SearchRules.Pin::position))
            .toList();
    List<Search.Placed> first = new ArrayList<>();
    for (SearchRules.Pin pin : holding) {
      int doc = article(searcher, pin.articleId(), filters);
      if (doc >= 0 && pinned.add(doc)) {
        first.add(new Search.Placed(doc, found.length == 0 ? 1 : found[0].score, true));
      }
    }
    for (ScoreDoc each : found) {
      if (!pinned.contains(each.doc)) {
        placed.add(new Search.Placed(each.doc, each.score, false));
      }
    }
    for (int i = 0; i < first.size(); i++) {
      int position = Math.max(i, holding.get(i).position() - 1);
      placed.add(Math.min(position, placed.size()), first.get(i));
    }
    return placed;
  }

  private static boolean holds(SearchRules.Pin pin, String text, SearchRequest request) {
    String key = TitleKey.of(text);
    boolean sameLanguage =
        pin.lang().isBlank()
            || request.lang().isBlank()
            || Language.withParents(request.lang()).contains(Language.normal(pin.lang()));
    return sameLanguage
        && !key.isEmpty()
        && request.now().isBefore(pin.until())
        && key.equals(TitleKey.of(Texts.clean(pin.query())));
  }

  private static int article(IndexSearcher searcher, String id, List<Query> filters)
      throws IOException {
    BooleanQuery.Builder query =
        new BooleanQuery.Builder().add(new TermQuery(new Term("id", id)), Occur.FILTER);
    filters.forEach(each -> query.add(each, Occur.FILTER));
    ScoreDoc[] found = searcher.search(query.build(), 1).scoreDocs;
    return found.length == 0 ? -1 : found[0].doc;
  }
}
