// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Whole queries that what was typed may become; each finds something. */
final class Completions {
  private final IndexSearcher searcher;
  private final Vocabulary vocabulary;
  private final List<Query> filters;

  Completions(IndexSearcher searcher, Vocabulary vocabulary, List<Query> filters) {
    this.searcher = searcher;
    this.vocabulary = vocabulary;
    this.filters = filters;
  }

  List<String> of(List<Plan> plans, String text, int limit) throws IOException {
    Set<String> all = new LinkedHashSet<>();
    for (Plan plan : plans) {
      List<Plan.Slot> slots = plan.slots();
      if (slots.isEmpty() || plan.head().length() > text.length() + Search.MAX_QUERY) {
        continue;
      }
      List<Plan.Choice> finished = new ArrayList<>();
      for (Plan.Choice choice : slots.get(slots.size() - 1).choices()) {
        if (all.size() < limit && !choice.words().isEmpty() && found(plan, choice)) {
          all.add(plan.head() + choice.text());
          finished.add(choice);
        }
      }
      longer(plan, finished, all, limit);
    }
    return List.copyOf(all);
  }

  private void longer(Plan plan, List<Plan.Choice> finished, Set<String> all, int limit)
      throws IOException {
    if (plan.language().unspaced()) {
      return;
    }
    for (Plan.Choice choice : finished) {
      for (Vocabulary.Known pair :
          vocabulary.beginningWith(plan.language().pairs(), choice.text() + ' ', 3)) {
        if (all.size() >= limit) {
          return;
        }
        if (pair.articles() > 1) {
          all.add(plan.head() + pair.text());
        }
      }
    }
  }

  /** Together with the words before it, in at least one article that may be seen. */
  private boolean found(Plan plan, Plan.Choice choice) throws IOException {
    String field = plan.language().stems();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    filters.forEach(each -> query.add(each, Occur.FILTER));
    for (Plan.Slot slot : plan.slots().subList(0, plan.slots().size() - 1)) {
      if (!slot.choices().isEmpty() && !slot.choices().get(0).words().isEmpty()) {
        String stem = slot.choices().get(0).words().get(0).stem();
        query.add(new TermQuery(new Term(field, stem)), Occur.FILTER);
      }
    }
    query.add(new TermQuery(new Term(field, choice.words().get(0).stem())), Occur.FILTER);
    return searcher.search(query.build(), 1).scoreDocs.length > 0;
  }
}
