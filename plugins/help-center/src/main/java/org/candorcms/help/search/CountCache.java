// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What counting needs of each segment of the index, as long as the segment is there: the values of
 * the facets by article, and which articles have a frequent word. Reading long lists of postings
 * for every query would cost more than finding the best articles.
 */
final class CountCache {
  private static final int FREQUENT = 64;
  private static final int MAX_WORDS = 512;
  private static final long MAX_BYTES = 4L << 20;

  private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();

  Segment of(LeafReader reader, List<String> facets) throws IOException {
    IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
    Segment known = helper == null ? null : segments.get(helper.getKey());
    if (known != null) {
      return known;
    }
    Segment made = new Segment(reader, facets);
    if (helper != null && segments.putIfAbsent(helper.getKey(), made) == null) {
      helper.addClosedListener(segments::remove);
    }
    return made;
  }

  /** One segment; deletions are not looked at. */
  static final class Segment {
    private final Map<Term, FixedBitSet> frequent = new ConcurrentHashMap<>();
    private final int[][] ordinals;
    private final String[][] values;
    private final int articles;

    private Segment(LeafReader reader, List<String> facets) throws IOException {
      articles = reader.maxDoc();
      ordinals = new int[facets.size()][];
      values = new String[facets.size()][];
      for (int i = 0; i < facets.size(); i++) {
        read(reader, facets.get(i), i);
      }
    }

    private void read(LeafReader reader, String facet, int at) throws IOException {
      SortedDocValues each = reader.getSortedDocValues(facet);
      int size = each == null ? 0 : each.getValueCount();
      values[at] = new String[size + 1];
      values[at][0] = "";
      ordinals[at] = new int[articles];
      for (int ord = 0; each != null && ord < size; ord++) {
        values[at][ord + 1] = each.lookupOrd(ord).utf8ToString();
      }
      while (each != null && each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        ordinals[at][each.docID()] = each.ordValue() + 1;
      }
    }

    /** By article the place of its value in {@link #values}. */
    int[] ordinals(int facet) {
      return ordinals[facet];
    }

    /** The first is empty and stands for none. */
    String[] values(int facet) {
      return values[facet];
    }

    /** Adds the articles that have one of the terms. */
    void add(LeafReader reader, List<Term> terms, FixedBitSet to) throws IOException {
      for (Term term : terms) {
        FixedBitSet known = frequent.get(term);
        if (known == null) {
          known = read(reader, term, to);
        }
        if (known != null) {
          to.or(known);
        }
      }
    }

    /** Adds a rare term's articles itself; a frequent one's are returned. */
    private @Nullable FixedBitSet read(LeafReader reader, Term term, FixedBitSet to)
        throws IOException {
      TermsEnum terms = Terms.getTerms(reader, term.field()).iterator();
      if (!terms.seekExact(term.bytes())) {
        return null;
      }
      PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
      if (terms.docFreq() <= articles / FREQUENT) {
        to.or(postings);
        return null;
      }
      FixedBitSet all = new FixedBitSet(articles);
      all.or(postings);
      long most = Math.min(MAX_WORDS, MAX_BYTES * Byte.SIZE / Math.max(1, articles));
      if (frequent.size() >= most) {
        frequent.clear();
      }
      frequent.put(term, all);
      return all;
    }
  }
}
