// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Articles that share the telling words of one. */
final class Related {
  private static final int READ = 4_000;
  private static final int WORDS = 16;

  private final IndexSearcher searcher;
  private final Analysis analysis;
  private final Vocabulary vocabulary;

  Related(IndexSearcher searcher, Analysis analysis, Vocabulary vocabulary) {
    this.searcher = searcher;
    this.analysis = analysis;
    this.vocabulary = vocabulary;
  }

  List<Integer> to(String id, int limit) throws IOException {
    ScoreDoc[] one = searcher.search(new TermQuery(new Term("id", id)), 1).scoreDocs;
    if (one.length == 0 || limit < 1) {
      return List.of();
    }
    Document stored = searcher.storedFields().document(one[0].doc);
    String tag = String.valueOf(stored.get("lang"));
    Language language = Language.of(tag);
    String body = String.valueOf(stored.get("body"));
    Map<String, Double> weights = new HashMap<>();
    count(weights, language, String.valueOf(stored.get("title")), 5);
    count(weights, language, body.substring(0, Math.min(READ, body.length())), 1);
    List<Map.Entry<String, Double>> best = new ArrayList<>();
    for (Map.Entry<String, Double> each : weights.entrySet()) {
      int articles = vocabulary.articles(language.stems(), each.getKey());
      if (articles > 1) {
        double idf = Math.log(1 + (double) vocabulary.total() / articles);
        best.add(Map.entry(each.getKey(), Math.sqrt(each.getValue()) * idf));
      }
    }
    best.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()));
    BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    for (Map.Entry<String, Double> each : best.subList(0, Math.min(WORDS, best.size()))) {
      float weight = each.getValue().floatValue();
      for (String field : List.of(language.stems(), language.title())) {
        TermQuery word = new TermQuery(new Term(field, each.getKey()));
        query.add(new BoostQuery(word, weight), Occur.SHOULD);
      }
    }
    query.add(new TermQuery(new Term("lang", tag)), Occur.FILTER);
    query.add(new TermQuery(new Term("id", id)), Occur.MUST_NOT);
    List<Integer> docs = new ArrayList<>();
    for (ScoreDoc each : searcher.search(query.build(), limit).scoreDocs) {
      docs.add(each.doc);
    }
    return docs;
  }

  private void count(Map<String, Double> weights, Language language, String text, double weight) {
    for (Analysis.Word word : analysis.words(language, text)) {
      weights.merge(word.stem(), weight, Double::sum);
    }
  }
}
