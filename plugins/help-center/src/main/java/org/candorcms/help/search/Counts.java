// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** How many articles were found, in all and by value. */
record Counts(long total, Map<String, Map<String, Long>> facets) {
  private static final List<String> FIELDS = List.of("category", "lang");

  /** Articles with at least one of the terms and with all of the filters and queries. */
  static Counts of(
      IndexSearcher searcher,
      CountCache cache,
      List<Term> terms,
      List<Term> filters,
      List<Query> queries)
      throws IOException {
    List<Weight> weights = new ArrayList<>();
    for (Query each : queries) {
      weights.add(searcher.createWeight(searcher.rewrite(each), ScoreMode.COMPLETE_NO_SCORES, 1));
    }
    long total = 0;
    Map<String, Map<String, Long>> facets = new TreeMap<>();
    FIELDS.forEach(field -> facets.put(field, new TreeMap<>()));
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      CountCache.Segment segment = cache.of(leaf.reader(), FIELDS);
      FixedBitSet found = found(leaf.reader(), segment, terms, filters);
      for (Weight weight : weights) {
        found.and(articles(weight, leaf));
      }
      total += count(leaf.reader(), segment, found, facets);
    }
    return new Counts(total, Map.copyOf(facets));
  }

  private static FixedBitSet articles(Weight weight, LeafReaderContext leaf) throws IOException {
    FixedBitSet articles = new FixedBitSet(leaf.reader().maxDoc());
    Scorer scorer = weight.scorer(leaf);
    if (scorer != null) {
      articles.or(scorer.iterator());
    }
    return articles;
  }

  private static FixedBitSet found(
      LeafReader reader, CountCache.Segment segment, List<Term> terms, List<Term> filters)
      throws IOException {
    FixedBitSet found = new FixedBitSet(reader.maxDoc());
    segment.add(reader, terms, found);
    for (Term filter : filters) {
      FixedBitSet allowed = new FixedBitSet(reader.maxDoc());
      segment.add(reader, List.of(filter), allowed);
      found.and(allowed);
    }
    return found;
  }

  private static long count(
      LeafReader reader,
      CountCache.Segment segment,
      FixedBitSet found,
      Map<String, Map<String, Long>> facets) {
    Bits live = reader.getLiveDocs();
    int[][] ordinals = new int[FIELDS.size()][];
    long[][] counts = new long[FIELDS.size()][];
    for (int i = 0; i < counts.length; i++) {
      ordinals[i] = segment.ordinals(i);
      counts[i] = new long[segment.values(i).length];
    }
    long total = 0;
    for (int doc = next(found, 0); doc < reader.maxDoc(); doc = next(found, doc + 1)) {
      if (live == null || live.get(doc)) {
        total++;
        for (int i = 0; i < counts.length; i++) {
          counts[i][ordinals[i][doc]]++;
        }
      }
    }
    for (int i = 0; i < counts.length; i++) {
      Map<String, Long> all = facets.computeIfAbsent(FIELDS.get(i), field -> new TreeMap<>());
      for (int value = 0; value < counts[i].length; value++) {
        String name = segment.values(i)[value];
        if (counts[i][value] > 0 && !name.isEmpty()) {
          all.merge(name, counts[i][value], Long::sum);
        }
      }
    }
    return total;
  }

  private static int next(FixedBitSet found, int from) {
    return from >= found.length() ? DocIdSetIterator.NO_MORE_DOCS : found.nextSetBit(from);
  }
}
