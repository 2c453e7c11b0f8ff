// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a query: which words are known, what the others may have meant, what the last may become.
 */
final class Planner {
  /** How the last word is taken. */
  enum Ending {
    FINISHED,
    UNFINISHED
  }

  private static final int MAX_WORDS = 32;
  private static final int MAX_CORRECTED = 6;
  private static final int GUESSES = 3;
  private static final int ENDINGS = 5;
  private static final int COMPOUNDS = 8;
  private static final int SHORTEST_COMPOUND_PART = 4;
  private static final float ENDING_WEIGHT = 0.8f;
  private static final float SYNONYM_WEIGHT = 0.9f;
  private static final float COMPOUND_WEIGHT = 0.5f;
  private static final double GUESS_DECAY = 0.5;
  private static final int PREFIXES = 16;
  private static final double TITLE_PRIOR = 5;
  private static final double PAIR_PRIOR = 10;
  private static final double PREFIX_FLATTENING = 0.25;

  private final Analysis analysis;
  private final Vocabulary vocabulary;
  private final List<SearchRules.Synonyms> synonyms;

  Planner(Analysis analysis, Vocabulary vocabulary, List<SearchRules.Synonyms> synonyms) {
    this.analysis = analysis;
    this.vocabulary = vocabulary;
    this.synonyms = synonyms;
  }

  /** What is gathered while reading. */
  private static final class Draft {
    private final List<Plan.Slot> slots = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String head = "";
    private boolean changed;
    private int known;
    private int unknown;
  }

  Plan plan(Language language, String query, Ending ending, boolean correct) throws IOException {
    List<Analysis.Word> words = distinct(analysis.words(language, query));
    Map<Integer, List<Plan.Choice>> meanings = synonyms(language, words);
    Spelling spelling = new Spelling(vocabulary, language);
    Draft draft = new Draft();
    int end = 0;
    for (int i = 0; i < words.size(); i++) {
      Analysis.Word word = words.get(i);
      String before = i == 0 ? "" : words.get(i - 1).exact();
      String after = i + 1 == words.size() ? "" : words.get(i + 1).exact();
      boolean last = i + 1 == words.size() && endsWith(query, word);
      draft.text.append(query, Math.min(end, word.start()), word.start());
      end = Math.max(end, word.end());
      String written = query.substring(word.start(), word.end());
      List<Plan.Choice> same = meanings.getOrDefault(i, List.of());
      if (last && ending == Ending.UNFINISHED) {
        draft.head = draft.text.toString();
        draft.slots.add(unfinished(language, word, before));
        draft.text.append(written);
      } else if (vocabulary.articles(language.stems(), word.stem()) > 0 || !same.isEmpty()) {
        draft.known++;
        draft.slots.add(known(language, word, after, same));
        draft.text.append(written);
      } else {
        draft.unknown++;
        boolean may = correct && draft.unknown <= MAX_CORRECTED;
        Plan.Slot slot =
            may
                ? guessed(language, spelling, word, before, after, last)
                : new Plan.Slot(List.of(), false);
        draft.slots.add(slot);
        draft.changed |= slot.corrected();
        draft.text.append(slot.corrected() ? slot.choices().get(0).text() : written);
      }
    }
    draft.text.append(query, Math.min(end, query.length()), query.length());
    if (ending == Ending.UNFINISHED && draft.head.isEmpty() && !words.isEmpty()) {
      draft.head = query.isEmpty() || query.endsWith(" ") ? query : "";
    }
    return new Plan(
        language,
        draft.slots,
        draft.changed ? draft.text.toString() : "",
        draft.head,
        draft.known,
        draft.unknown);
  }

  private static boolean endsWith(String query, Analysis.Word word) {
    for (int i = word.end(); i < query.length(); i++) {
      if (Character.isLetterOrDigit(query.charAt(i)) || Character.isWhitespace(query.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Analysis.Word> distinct(List<Analysis.Word> words) {
    Set<String> seen = new HashSet<>();
    List<Analysis.Word> kept = new ArrayList<>();
    for (Analysis.Word word : words) {
      if (kept.size() < MAX_WORDS && !word.stem().isEmpty() && seen.add(word.stem())) {
        kept.add(word);
      }
    }
    return kept;
  }

  /** The word itself, and what editors, its neighbour or compounds make of it. */
  private Plan.Slot known(
      Language language, Analysis.Word word, String after, List<Plan.Choice> same)
      throws IOException {
    List<Plan.Choice> choices = new ArrayList<>();
    choices.add(new Plan.Choice(List.of(word), 1, false));
    choices.addAll(same);
    String joined = word.exact() + after;
    if (!after.isEmpty()
        && !language.unspaced()
        && !language.toned()
        && joined.length() >= 2 * SHORTEST_COMPOUND_PART - 2
        && vocabulary.articles(language.words(), joined) > 0) {
      choices.add(choice(language, joined, 1));
    }
    if (language.compounding() && word.exact().length() >= SHORTEST_COMPOUND_PART) {
      for (Vocabulary.Known each :
          vocabulary.beginningWith(language.words(), word.exact(), COMPOUNDS)) {
        if (each.text().length() >= word.exact().length() + SHORTEST_COMPOUND_PART) {
          choices.add(choice(language, each.text(), COMPOUND_WEIGHT));
        }
      }
    }
    return new Plan.Slot(choices, false);
  }

  /** For a word that the index does not know; without choices when nothing is close. */
  private Plan.Slot guessed(
      Language language,
      Spelling spelling,
      Analysis.Word word,
      String before,
      String after,
      boolean last)
      throws IOException {
    for (String joined : List.of(before + word.exact(), word.exact() + after)) {
      if (!joined.equals(word.exact()) && vocabulary.articles(language.words(), joined) > 0) {
        return new Plan.Slot(List.of(choice(language, joined, 1)), false);
      }
    }
    List<Plan.Choice> choices = new ArrayList<>();
    List<Spelling.Guess> guesses = spelling.guesses(word.exact(), before, after, GUESSES);
    double best = guesses.isEmpty() ? 0 : guesses.get(0).score();
    for (Spelling.Guess guess : guesses) {
      float weight = (float) Math.exp((guess.score() - best) * GUESS_DECAY);
      choices.add(choice(language, guess.text(), weight));
    }
    boolean corrected = !choices.isEmpty();
    if (last && word.exact().length() >= 2) {
      List<Vocabulary.Known> longer =
          vocabulary.beginningWith(language.words(), word.exact(), ENDINGS);
      for (Vocabulary.Known each : longer) {
        choices.add(choice(language, each.text(), corrected ? ENDING_WEIGHT : 1));
      }
    }
    choices.removeIf(choice -> choice.words().isEmpty());
    return new Plan.Slot(choices, corrected && !choices.isEmpty());
  }

  private Plan.Slot unfinished(Language language, Analysis.Word word, String before)
      throws IOException {
    Map<String, Double> scores = new HashMap<>();
    for (Vocabulary.Known each :
        vocabulary.beginningWith(language.words(), word.exact(), 4 * PREFIXES)) {
      int titles = vocabulary.articles(language.titleWords(), each.text());
      scores.put(each.text(), each.articles() + TITLE_PRIOR * titles);
    }
    if (!before.isEmpty()) {
      for (Vocabulary.Known each :
          vocabulary.beginningWith(language.pairs(), before + ' ' + word.exact(), PREFIXES)) {
        scores.merge(
            each.text().substring(before.length() + 1), PAIR_PRIOR * each.articles(), Double::sum);
      }
    }
    if (scores.isEmpty() && word.exact().length() >= SHORTEST_COMPOUND_PART) {
      for (Vocabulary.Known each :
          vocabulary.near(language.words(), word.exact(), 1, 1, true, PREFIXES)) {
        scores.put(each.text(), (double) each.articles());
      }
    }
    if (scores.isEmpty()) {
      return unfinishedFolded(language, word);
    }
    List<Map.Entry<String, Double>> best = new ArrayList<>(scores.entrySet());
    best.sort(
        Map.Entry.<String, Double>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    List<Plan.Choice> choices = new ArrayList<>();
    Set<String> stems = new HashSet<>();
    double top = best.isEmpty() ? 1 : best.get(0).getValue();
    for (Map.Entry<String, Double> each : best.subList(0, Math.min(PREFIXES, best.size()))) {
      boolean whole = each.getKey().equals(word.exact());
      double weight = whole ? 1 : Math.pow(each.getValue() / top, PREFIX_FLATTENING);
      Plan.Choice choice = choice(language, each.getKey(), (float) weight);
      if (!choice.words().isEmpty() && stems.add(choice.words().get(0).stem())) {
        choices.add(choice);
      }
    }
    return new Plan.Slot(choices, false);
  }

  /** Typed without marks where words have them. */
  private Plan.Slot unfinishedFolded(Language language, Analysis.Word word) throws IOException {
    List<Plan.Choice> choices = new ArrayList<>();
    for (Vocabulary.Known each :
        vocabulary.beginningWith(language.stems(), word.stem(), PREFIXES)) {
      choices.add(choice(language, each.text(), 1));
    }
    choices.removeIf(choice -> choice.words().isEmpty());
    return new Plan.Slot(choices, false);
  }

  /** Where editors' words and phrases stand in the query, and what else is meant there. */
  private Map<Integer, List<Plan.Choice>> synonyms(Language language, List<Analysis.Word> words) {
    Map<Integer, List<Plan.Choice>> found = new HashMap<>();
    for (SearchRules.Synonyms group : synonyms) {
      if (!group.lang().isBlank() && !Language.of(group.lang()).equals(language)) {
        continue;
      }
      List<List<Analysis.Word>> terms = new ArrayList<>();
      for (String term : group.terms()) {
        terms.add(analysis.words(language, Texts.clean(term)));
      }
      for (List<Analysis.Word> term : terms) {
        int at = position(words, term);
        if (at < 0) {
          continue;
        }
        for (List<Analysis.Word> other : terms) {
          if (other != term && !other.isEmpty()) {
            found
                .computeIfAbsent(at, key -> new ArrayList<>())
                .add(new Plan.Choice(other, SYNONYM_WEIGHT * term.size(), other.size() > 1));
          }
        }
      }
    }
    return found;
  }

  private static int position(List<Analysis.Word> words, List<Analysis.Word> term) {
    for (int i = 0; !term.isEmpty() && i + term.size() <= words.size(); i++) {
      int same = 0;
      while (same < term.size() && words.get(i + same).stem().equals(term.get(same).stem())) {
        same++;
      }
      if (same == term.size()) {
        return i;
      }
    }
    return -1;
  }

  private Plan.Choice choice(Language language, String text, float weight) {
    return new Plan.Choice(analysis.words(language, text), weight, false);
  }
}
