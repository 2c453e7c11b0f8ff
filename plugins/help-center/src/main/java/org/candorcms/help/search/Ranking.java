// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

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

/**
 * Turns a plan into queries whose scores add up to the rank. The weights were chosen on help, paper
 * and encyclopedia collections together (docs/benchmarks.md), never on one.
 */
final class Ranking {
  private static final float TITLE = 0.6f;
  private static final float HEADINGS = 0.9f;
  private static final float EXACT_WORD = 0.3f;
  private static final float EXACT_TONE = 1;
  private static final float GRAM = 0.25f;

  /** Where dictionaries find words badly, grams count for more and words for less. */
  private static final float GRAM_FOR_WORD = 1;

  private static final float DOUBTFUL_WORD = 0.5f;
  private static final float NEAR = 0.3f;
  private static final float NEAR_IN_TITLE = 0.3f;
  private static final float OTHER_CHOICES = 0.1f;
  private static final int SLOP = 1;
  private static final int MAX_GRAMS = 150;

  private final Analysis analysis;

  Ranking(Analysis analysis) {
    this.analysis = analysis;
  }

  /** What makes an article match at all. */
  List<Query> clauses(Plan plan, String text) {
    List<Query> all = new ArrayList<>();
    for (Plan.Slot slot : plan.slots()) {
      List<Query> choices = new ArrayList<>();
      for (Plan.Choice choice : slot.choices()) {
        List<Query> fields = fields(plan.language(), choice);
        if (slot.choices().size() == 1) {
          all.addAll(fields);
        } else {
          choices.add(boosted(sum(fields), choice.weight()));
        }
      }
      if (!choices.isEmpty()) {
        all.add(new DisjunctionMaxQuery(choices, OTHER_CHOICES));
      }
    }
    if (plan.language().unspaced()) {
      String field = plan.language().grams();
      float weight = plan.language().doubtful() ? GRAM_FOR_WORD : GRAM;
      analysis.grams(plan.language(), text).stream()
          .distinct()
          .limit(MAX_GRAMS)
          .map(gram -> boosted(new TermQuery(new Term(field, gram)), weight))
          .forEach(all::add);
    }
    return all;
  }

  /** What lifts an article further: words of the query side by side. */
  Query proximity(Plan plan) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Language language = plan.language();
    for (int i = 0; i + 1 < plan.slots().size(); i++) {
      List<Plan.Choice> first = plan.slots().get(i).choices();
      List<Plan.Choice> second = plan.slots().get(i + 1).choices();
      if (first.isEmpty() || second.isEmpty()) {
        continue;
      }
      List<Analysis.Word> words = first.get(0).words();
      String a = words.get(words.size() - 1).stem();
      String b = second.get(0).words().get(0).stem();
      all.add(boosted(phrase(language.stems(), List.of(a, b), SLOP), NEAR), Occur.SHOULD);
      all.add(boosted(phrase(language.title(), List.of(a, b), SLOP), NEAR_IN_TITLE), Occur.SHOULD);
    }
    return all.build();
  }

  private static Query phrase(String field, List<String> words, int slop) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    words.forEach(word -> phrase.add(new Term(field, word)));
    return phrase.build();
  }

  private static List<Query> fields(Language language, Plan.Choice choice) {
    List<Query> fields = new ArrayList<>();
    if (choice.phrase()) {
      List<String> stems = choice.words().stream().map(Analysis.Word::stem).toList();
      fields.add(phrase(language.stems(), stems, 0));
      fields.add(boosted(phrase(language.title(), stems, 0), TITLE));
      return fields;
    }
    for (Analysis.Word word : choice.words()) {
      float sure = language.doubtful() ? DOUBTFUL_WORD : 1;
      fields.add(boosted(new TermQuery(new Term(language.stems(), word.stem())), sure));
      fields.add(boosted(new TermQuery(new Term(language.title(), word.stem())), TITLE));
      fields.add(boosted(new TermQuery(new Term(language.headings(), word.stem())), HEADINGS));
      if (!language.unspaced()) {
        float exact = language.toned() ? EXACT_TONE : EXACT_WORD;
        fields.add(boosted(new TermQuery(new Term(language.words(), word.exact())), exact));
      }
    }
    return fields;
  }

  private static Query sum(List<Query> fields) {
    BooleanQuery.Builder sum = new BooleanQuery.Builder();
    fields.forEach(each -> sum.add(each, Occur.SHOULD));
    return sum.build();
  }

  private static Query boosted(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }
}
