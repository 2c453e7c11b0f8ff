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

  /** Vietnamese writes syllables apart that are a word only together. */
  private static final float NEAR_SYLLABLE = 0.6f;

  private static final float NEAR_IN_TITLE = 0.3f;
  private static final float OTHER_CHOICES = 0.1f;
  private static final int SLOP = 1;

  /** With more choices than this, as while typing, the form as written decides nothing. */
  private static final int FEW = 4;

  private static final int MAX_GRAMS = 150;

  private final Analysis analysis;
  private final Vocabulary vocabulary;

  Ranking(Analysis analysis, Vocabulary vocabulary) {
    this.analysis = analysis;
    this.vocabulary = vocabulary;
  }

  /** What makes an article match at all. */
  List<Query> clauses(Plan plan, String text) throws IOException {
    List<Query> all = new ArrayList<>();
    boolean marked = plan.language().toned() && marked(plan);
    for (Plan.Slot slot : plan.slots()) {
      List<Query> choices = new ArrayList<>();
      for (Plan.Choice choice : slot.choices()) {
        boolean only = slot.choices().size() == 1;
        boolean few = !only && slot.choices().size() <= FEW;
        boolean asWritten = plan.language().toned() ? marked : few;
        List<Query> fields = fields(plan.language(), choice, asWritten);
        if (only) {
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

  /** Words typed without any marks tell nothing about the marks that were meant. */
  private static boolean marked(Plan plan) {
    return plan.slots().stream()
        .flatMap(slot -> slot.choices().stream())
        .flatMap(choice -> choice.words().stream())
        .anyMatch(word -> !word.exact().equals(word.stem()));
  }

  /** What lifts one of the best further: words as written, and side by side as in the query. */
  List<Query> further(Plan plan) throws IOException {
    Language language = plan.language();
    List<Query> all = new ArrayList<>();
    for (Plan.Slot slot : plan.slots()) {
      if (slot.choices().size() == 1 && !language.unspaced() && !language.toned()) {
        for (Analysis.Word word : slot.choices().get(0).words()) {
          add(all, language.words(), List.of(word.exact()), 0, EXACT_WORD);
        }
      }
    }
    for (int i = 0; i + 1 < plan.slots().size(); i++) {
      List<Plan.Choice> first = plan.slots().get(i).choices();
      List<Plan.Choice> second = plan.slots().get(i + 1).choices();
      if (first.isEmpty() || second.isEmpty()) {
        continue;
      }
      List<Analysis.Word> words = first.get(0).words();
      String a = words.get(words.size() - 1).stem();
      String b = second.get(0).words().get(0).stem();
      float near = language.toned() ? NEAR_SYLLABLE : NEAR;
      add(all, language.stems(), List.of(a, b), SLOP, near);
      add(all, language.title(), List.of(a, b), SLOP, NEAR_IN_TITLE);
    }
    return all;
  }

  /** Adds nothing for words that the field does not have. */
  private void add(List<Query> to, String field, List<String> words, int slop, float weight)
      throws IOException {
    for (String word : words) {
      if (vocabulary.articles(field, word) == 0) {
        return;
      }
    }
    Query query =
        words.size() == 1
            ? vocabulary.query(new Term(field, words.get(0)))
            : phrase(field, words, slop);
    to.add(boosted(query, weight));
  }

  private static Query phrase(String field, List<String> words, int slop) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    words.forEach(word -> phrase.add(new Term(field, word)));
    return phrase.build();
  }

  private List<Query> fields(Language language, Plan.Choice choice, boolean asWritten)
      throws IOException {
    List<Query> fields = new ArrayList<>();
    if (choice.phrase()) {
      List<String> stems = choice.words().stream().map(Analysis.Word::stem).toList();
      fields.add(phrase(language.stems(), stems, 0));
      fields.add(boosted(phrase(language.title(), stems, 0), TITLE));
      return fields;
    }
    for (Analysis.Word word : choice.words()) {
      float sure = language.doubtful() ? DOUBTFUL_WORD : 1;
      add(fields, language.stems(), List.of(word.stem()), 0, sure);
      add(fields, language.title(), List.of(word.stem()), 0, TITLE);
      add(fields, language.headings(), List.of(word.stem()), 0, HEADINGS);
      if (asWritten && !language.unspaced()) {
        float exact = language.toned() ? EXACT_TONE : EXACT_WORD;
        add(fields, language.words(), List.of(word.exact()), 0, exact);
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
