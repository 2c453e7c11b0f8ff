// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns a plan into a query whose score is the rank. */
final class Ranking {
  private final Analysis analysis;
  private final Vocabulary vocabulary;

  Ranking(Analysis analysis, Vocabulary vocabulary) {
    this.analysis = analysis;
    this.vocabulary = vocabulary;
  }

  Query query(Plan plan, String text) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Plan.Slot slot : plan.slots()) {
      List<Query> choices = new ArrayList<>();
      for (Plan.Choice choice : slot.choices()) {
        choices.add(boosted(words(plan.language(), choice.words()), choice.weight()));
      }
      if (choices.size() == 1 && choices.get(0) instanceof BooleanQuery flat) {
        flat.clauses().forEach(all::add);
      } else {
        all.add(new DisjunctionMaxQuery(choices, 0.1f), Occur.SHOULD);
      }
    }
    if (plan.language().unspaced()) {
      float weight = Tuning.f("wg", 0.3);
      for (String gram : analysis.grams(plan.language(), text).stream().distinct().limit(96).toList()) {
        all.add(boosted(new TermQuery(new Term(plan.language().grams(), gram)), weight), Occur.SHOULD);
      }
    }
    return all.build();
  }

  Query proximity(Plan plan) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Language language = plan.language();
    for (int i = 0; i + 1 < plan.slots().size(); i++) {
      if (plan.slots().get(i).choices().isEmpty() || plan.slots().get(i + 1).choices().isEmpty()) {
        continue;
      }
      List<Analysis.Word> first = plan.slots().get(i).choices().get(0).words();
      List<Analysis.Word> second = plan.slots().get(i + 1).choices().get(0).words();
      if (first.isEmpty() || second.isEmpty()) {
        continue;
      }
      String a = first.get(first.size() - 1).stem();
      String b = second.get(0).stem();
      pair(all, language.stems(), a, b, Tuning.i("slop", 1), Tuning.f("wp", 0.3));
      pair(all, language.title(), a, b, Tuning.i("tslop", 1), Tuning.f("wtp", 0.3));
    }
    return all.build();
  }

  private static void pair(
      BooleanQuery.Builder all, String field, String a, String b, int slop, float weight) {
    if (weight > 0) {
      all.add(
          boosted(
              new PhraseQuery.Builder()
                  .add(new Term(field, a))
                  .add(new Term(field, b))
                  .setSlop(slop)
                  .build(),
              weight),
          Occur.SHOULD);
    }
  }

  private static Query words(Language language, List<Analysis.Word> words) {
    BooleanQuery.Builder fields = new BooleanQuery.Builder();
    for (Analysis.Word word : words) {
      add(fields, language.stems(), word.stem(), 1);
      add(fields, language.title(), word.stem(), Tuning.f("wt", 1));
      add(fields, language.headings(), word.stem(), Tuning.f("wh", 0.3));
      float exact = language.toned() ? Tuning.f("wtone", 1) : Tuning.f("ww", 0);
      if (!language.unspaced()) {
        add(fields, language.words(), word.exact(), exact);
      }
    }
    return fields.build();
  }

  private static void add(BooleanQuery.Builder fields, String field, String text, float weight) {
    if (weight > 0) {
      fields.add(boosted(new TermQuery(new Term(field, text)), weight), Occur.SHOULD);
    }
  }

  private static Query boosted(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }

  int total() {
    return vocabulary.total();
  }
}
