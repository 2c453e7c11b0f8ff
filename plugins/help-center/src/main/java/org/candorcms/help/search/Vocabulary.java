// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/** The words that a reader knows, with the number of articles that have each. */
final class Vocabulary {
  /** A word and how many articles have it. */
  record Known(String text, int articles) {}

  private static final int MAX_SEEN = 2_000;

  private final IndexSearcher searcher;
  private final IndexReader reader;
  private final Map<Term, TermStates> known = new HashMap<>();

  Vocabulary(IndexSearcher searcher) {
    this.searcher = searcher;
    this.reader = searcher.getIndexReader();
  }

  int articles(String field, String text) throws IOException {
    return states(new Term(field, text)).docFreq();
  }

  /** Looks the term up once for planning and for searching. */
  TermQuery query(Term term) throws IOException {
    return new TermQuery(term, states(term));
  }

  private TermStates states(Term term) throws IOException {
    TermStates states = known.get(term);
    if (states == null) {
      states = TermStates.build(searcher, term, true);
      known.put(term, states);
    }
    return states;
  }

  /** How many articles have the field. */
  int holding(String field) throws IOException {
    return reader.getDocCount(field);
  }

  int total() {
    return Math.max(1, reader.numDocs());
  }

  /** Words that begin like this, the most frequent first. */
  List<Known> beginningWith(String field, String prefix, int limit) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null || prefix.isEmpty()) {
      return List.of();
    }
    BytesRef start = new BytesRef(prefix);
    TermsEnum each = terms.iterator();
    PriorityQueue<Known> best = new PriorityQueue<>(Comparator.comparingInt(Known::articles));
    if (each.seekCeil(start) == TermsEnum.SeekStatus.END) {
      return List.of();
    }
    int seen = 0;
    for (BytesRef term = each.term(); term != null && seen++ < MAX_SEEN; term = each.next()) {
      if (!StringHelper.startsWith(term, start)) {
        break;
      }
      keep(best, new Known(term.utf8ToString(), each.docFreq()), limit);
    }
    return sorted(best);
  }

  /** Words at most so many edits away; {@code open} lets them go on. */
  List<Known> near(String field, String word, int edits, int samePrefix, boolean open, int limit)
      throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return List.of();
    }
    int cut =
        word.offsetByCodePoints(0, Math.min(samePrefix, word.codePointCount(0, word.length())));
    Automaton automaton =
        new LevenshteinAutomata(word.substring(cut), true)
            .toAutomaton(edits, word.substring(0, cut));
    if (open) {
      automaton =
          Operations.determinize(
              Operations.concatenate(automaton, Automata.makeAnyString()),
              Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    }
    TermsEnum each = new CompiledAutomaton(automaton, false, true).getTermsEnum(terms);
    PriorityQueue<Known> best = new PriorityQueue<>(Comparator.comparingInt(Known::articles));
    int seen = 0;
    for (BytesRef term = each.next(); term != null && seen++ < MAX_SEEN; term = each.next()) {
      keep(best, new Known(term.utf8ToString(), each.docFreq()), limit);
    }
    return sorted(best);
  }

  private static void keep(PriorityQueue<Known> best, Known known, int limit) {
    best.add(known);
    if (best.size() > limit) {
      best.poll();
    }
  }

  private static List<Known> sorted(PriorityQueue<Known> best) {
    List<Known> all = new ArrayList<>(best);
    all.sort(Comparator.comparingInt(Known::articles).reversed());
    return all;
  }
}
