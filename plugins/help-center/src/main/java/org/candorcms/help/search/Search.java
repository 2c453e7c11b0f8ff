// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;

/** One search over one point in time of the index. */
final class Search {
  static final int MAX_QUERY = 500;

  private final IndexSearcher searcher;
  private final Analysis analysis;
  private final SearchRules rules;
  private final Vocabulary vocabulary;

  Search(IndexSearcher searcher, Analysis analysis, SearchRules rules) {
    this.searcher = searcher;
    this.analysis = analysis;
    this.rules = rules;
    this.vocabulary = new Vocabulary(searcher.getIndexReader());
  }

  SearchResult search(SearchRequest request) throws IOException {
    String text = bounded(request.query());
    List<Plan> plans = plans(text, request.lang(), Planner.Ending.FINISHED);
    TopDocs found =
        find(plans, text, request.lang(), request.category(), request.offset() + request.limit());
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (int i = request.offset(); i < found.scoreDocs.length; i++) {
      ScoreDoc each = found.scoreDocs[i];
      Document stored = searcher.storedFields().document(each.doc);
      hits.add(
          new SearchResult.Hit(
              id(each.doc), each.score, "", String.valueOf(stored.get("title")), false));
    }
    String correction = plans.stream().map(Plan::correction).findFirst().orElse("");
    return new SearchResult(
        request.query(), correction, found.totalHits.value, hits, Map.of("lang", new TreeMap<>()));
  }

  Suggestions suggest(SuggestRequest request) throws IOException {
    String text = bounded(request.query());
    List<Plan> plans = plans(text, request.lang(), Planner.Ending.UNFINISHED);
    TopDocs found = find(plans, text, request.lang(), "", request.limit());
    List<String> ids = new ArrayList<>();
    for (ScoreDoc each : found.scoreDocs) {
      ids.add(id(each.doc));
    }
    return new Suggestions(List.of(), ids);
  }

  List<String> related(String id, int limit) throws IOException {
    return List.of();
  }

  static String bounded(String query) {
    String text = Texts.clean(query).strip();
    return text.length() <= MAX_QUERY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.min(MAX_QUERY, text.codePointCount(0, text.length()))));
  }

  private List<Plan> plans(String text, String lang, Planner.Ending ending) throws IOException {
    Planner planner = new Planner(analysis, vocabulary);
    return List.of(planner.plan(Language.of(lang), text, ending, true));
  }

  private TopDocs find(List<Plan> plans, String text, String lang, String category, int count)
      throws IOException {
    Ranking ranking = new Ranking(analysis, vocabulary);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    BooleanQuery.Builder nearness = new BooleanQuery.Builder();
    for (Plan plan : plans) {
      Query words = ranking.query(plan, text);
      if (plans.size() == 1 && words instanceof BooleanQuery flat) {
        flat.clauses().forEach(query::add);
      } else {
        query.add(words, Occur.SHOULD);
      }
      nearness.add(ranking.proximity(plan), Occur.SHOULD);
    }
    query.add(
        new BoostQuery(
            new ConstantScoreQuery(new TermQuery(new Term("exact", TitleKey.of(text)))),
            Tuning.f("wx", 10)),
        Occur.SHOULD);
    int depth = Math.max(count, Tuning.i("depth", 100));
    TopDocs found = searcher.search(query.build(), depth);
    if (found.scoreDocs.length > 1) {
      ScoreDoc[] docs = QueryRescorer.rescore(searcher, found, nearness.build(), 1, depth).scoreDocs;
      found = new TopDocs(found.totalHits, docs);
    }
    return found.scoreDocs.length <= count
        ? found
        : new TopDocs(found.totalHits, java.util.Arrays.copyOf(found.scoreDocs, count));
  }

  private String id(int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues ids = leaf.reader().getBinaryDocValues("id");
    return ids != null && ids.advanceExact(doc - leaf.docBase) ? ids.binaryValue().utf8ToString() : "";
  }
}
