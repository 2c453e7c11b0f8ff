// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** How many articles were found, in all and by value. */
record Counts(long total, Map<String, Map<String, Long>> facets) {
  private static final List<String> FIELDS = List.of("category", "lang");

  static Counts of(IndexSearcher searcher, Query matching, List<Query> filters) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(matching, Occur.MUST);
    filters.forEach(each -> query.add(each, Occur.FILTER));
    Counter counter = new Counter();
    searcher.search(
        query.build(),
        new CollectorManager<Counter, Counter>() {
          @Override
          public Counter newCollector() {
            return counter;
          }

          @Override
          public Counter reduce(Collection<Counter> collectors) {
            return counter;
          }
        });
    counter.endSegment();
    return new Counts(counter.total, Map.copyOf(counter.facets));
  }

  /** Counts ordinals per segment and looks their values up once. */
  private static final class Counter extends SimpleCollector {
    private final Map<String, Map<String, Long>> facets = new TreeMap<>();
    private final @Nullable SortedDocValues[] values = new SortedDocValues[FIELDS.size()];
    private final long[][] counts = new long[FIELDS.size()][0];
    private long total;

    Counter() {
      FIELDS.forEach(field -> facets.put(field, new TreeMap<>()));
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      endSegment();
      for (int i = 0; i < values.length; i++) {
        SortedDocValues each = context.reader().getSortedDocValues(FIELDS.get(i));
        values[i] = each;
        counts[i] = new long[each == null ? 0 : each.getValueCount()];
      }
    }

    @Override
    public void collect(int doc) throws IOException {
      total++;
      for (int i = 0; i < values.length; i++) {
        SortedDocValues each = values[i];
        if (each != null && each.advanceExact(doc)) {
          counts[i][each.ordValue()]++;
        }
      }
    }

    void endSegment() throws IOException {
      for (int i = 0; i < values.length; i++) {
        SortedDocValues each = values[i];
        for (int ord = 0; each != null && ord < counts[i].length; ord++) {
          String value = counts[i][ord] == 0 ? "" : each.lookupOrd(ord).utf8ToString();
          if (!value.isEmpty()) {
            facets
                .computeIfAbsent(FIELDS.get(i), field -> new TreeMap<>())
                .merge(value, counts[i][ord], Long::sum);
          }
        }
        values[i] = null;
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
