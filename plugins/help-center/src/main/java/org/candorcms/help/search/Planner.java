// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a query: which words are known, what the others may have meant, what the last may become. */
final class Planner {
  /** How the last word is taken. */
  enum Ending {
    FINISHED,
    UNFINISHED
  }

  private static final int MAX_WORDS = 32;

  private final Analysis analysis;
  private final Vocabulary vocabulary;

  Planner(Analysis analysis, Vocabulary vocabulary) {
    this.analysis = analysis;
    this.vocabulary = vocabulary;
  }

  Plan plan(Language language, String query, Ending ending, boolean correct) throws IOException {
    List<Analysis.Word> words = distinct(analysis.words(language, query));
    Spelling spelling = new Spelling(vocabulary, language);
    List<Plan.Slot> slots = new ArrayList<>();
    StringBuilder corrected = new StringBuilder();
    boolean changed = false;
    int known = 0;
    int end = 0;
    for (int i = 0; i < words.size(); i++) {
      Analysis.Word word = words.get(i);
      String before = i == 0 ? "" : words.get(i - 1).exact();
      String after = i + 1 == words.size() ? "" : words.get(i + 1).exact();
      boolean last = i + 1 == words.size() && endsWith(query, word);
      corrected.append(query, Math.min(end, word.start()), word.start());
      end = Math.max(end, word.end());
      String written = query.substring(word.start(), word.end());
      if (last && ending == Ending.UNFINISHED) {
        slots.add(unfinished(language, word, before));
        corrected.append(written);
        continue;
      }
      if (vocabulary.articles(language.stems(), word.stem()) > 0) {
        known++;
        slots.add(new Plan.Slot(List.of(new Plan.Choice(List.of(word), 1)), false));
        corrected.append(written);
        continue;
      }
      Plan.Slot slot = correct ? guessed(language, spelling, word, before, after, last) : null;
      if (slot == null) {
        corrected.append(written);
        continue;
      }
      slots.add(slot);
      if (slot.corrected()) {
        changed = true;
        corrected.append(slot.choices().get(0).text());
      } else {
        corrected.append(written);
      }
    }
    corrected.append(query, Math.min(end, query.length()), query.length());
    return new Plan(language, slots, changed ? corrected.toString() : "", known);
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

  /** For a word that the index does not know; null when nothing is close. */
  private Plan.@org.jspecify.annotations.Nullable Slot guessed(
      Language language,
      Spelling spelling,
      Analysis.Word word,
      String before,
      String after,
      boolean last)
      throws IOException {
    if (!after.isEmpty() || !before.isEmpty()) {
      // joined with a neighbour it may be known: "share point"
      for (String joined : List.of(before + word.exact(), word.exact() + after)) {
        if (!joined.equals(word.exact())
            && vocabulary.articles(language.words(), joined) > 0) {
          return new Plan.Slot(List.of(choice(language, joined, 1)), true);
        }
      }
    }
    List<Plan.Choice> choices = new ArrayList<>();
    List<Spelling.Guess> guesses =
        spelling.guesses(word.exact(), before, after, Tuning.i("guesses", 3));
    double best = guesses.isEmpty() ? 0 : guesses.get(0).score();
    for (Spelling.Guess guess : guesses) {
      float weight = (float) (Math.exp((guess.score() - best) * Tuning.f("gdecay", 0.5)));
      choices.add(choice(language, guess.text(), weight));
    }
    boolean corrected = !choices.isEmpty();
    if (last && word.exact().length() >= 2) {
      List<Vocabulary.Known> longer =
          vocabulary.beginningWith(language.words(), word.exact(), Tuning.i("ends", 5));
      float weight = choices.isEmpty() ? 1 : Tuning.f("endw", 0.8);
      for (Vocabulary.Known each : longer) {
        choices.add(choice(language, each.text(), weight));
      }
    }
    return choices.isEmpty() ? null : new Plan.Slot(choices, corrected);
  }

  private Plan.Slot unfinished(Language language, Analysis.Word word, String before)
      throws IOException {
    Map<String, Double> scores = new HashMap<>();
    int limit = Tuning.i("prefixes", 16);
    for (Vocabulary.Known each :
        vocabulary.beginningWith(language.words(), word.exact(), 4 * limit)) {
      int titles = vocabulary.articles(language.titleWords(), each.text());
      scores.put(each.text(), each.articles() + (double) Tuning.f("ptitle", 5) * titles);
    }
    if (!before.isEmpty()) {
      for (Vocabulary.Known each :
          vocabulary.beginningWith(language.pairs(), before + ' ' + word.exact(), limit)) {
        scores.merge(
            each.text().substring(before.length() + 1),
            (double) Tuning.f("pctx", 10) * each.articles(),
            Double::sum);
      }
    }
    if (scores.isEmpty() && word.exact().length() >= 4) {
      for (Vocabulary.Known each :
          vocabulary.near(language.words(), word.exact(), 1, 1, true, limit)) {
        scores.put(each.text(), (double) each.articles());
      }
    }
    List<Map.Entry<String, Double>> best = new ArrayList<>(scores.entrySet());
    best.sort(Map.Entry.<String, Double>comparingByValue().reversed());
    List<Plan.Choice> choices = new ArrayList<>();
    Set<String> stems = new HashSet<>();
    double top = best.isEmpty() ? 1 : best.get(0).getValue();
    for (Map.Entry<String, Double> each : best.subList(0, Math.min(limit, best.size()))) {
      double weight = Math.pow(each.getValue() / top, Tuning.f("ppow", 0.25));
      if (each.getKey().equals(word.exact())) {
        weight = Math.max(weight, Tuning.f("pexact", 1.0));
      }
      Plan.Choice choice = choice(language, each.getKey(), (float) weight);
      if (choice.words().isEmpty() || stems.add(choice.words().get(0).stem())) {
        choices.add(choice);
      }
    }
    return new Plan.Slot(choices, false);
  }

  private Plan.Choice choice(Language language, String text, float weight) {
    return new Plan.Choice(analysis.words(language, text), weight);
  }
}
