// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an unknown word may have been meant to be. */
final class Spelling {
  /** A known word or, after a split, two; the higher the score the likelier. */
  record Guess(String text, double score) {}

  private static final int CANDIDATES = 60;
  private static final double EDIT = 4;
  private static final double SPLIT = 3;
  private static final int MAX_WORD = 40;

  private final Vocabulary vocabulary;
  private final Language language;

  Spelling(Vocabulary vocabulary, Language language) {
    this.vocabulary = vocabulary;
    this.language = language;
  }

  /**
   * Guesses, best first.
   *
   * @param before the word before, empty for none
   * @param after the word after, empty for none
   */
  List<Guess> guesses(String word, String before, String after, int limit) throws IOException {
    int length = word.codePointCount(0, word.length());
    if (length > MAX_WORD || length < 2) {
      return List.of();
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    boolean number = word.chars().allMatch(Character::isDigit);
    if (length >= 3 && !(number && length < 4)) {
      add(scores, word, near(word, 1, 0), before, after);
    }
    if (length >= 4) {
      splits(scores, word);
    }
    if (scores.isEmpty() && length >= 5 && !number) {
      add(scores, word, near(word, 2, 1), before, after);
    }
    if (scores.isEmpty() && length >= 5 && !number) {
      add(scores, word, near(word, 2, 0), before, after);
    }
    List<Guess> all = new ArrayList<>();
    scores.forEach((text, score) -> all.add(new Guess(text, score)));
    all.sort(Comparator.comparingDouble(Guess::score).reversed());
    return all.size() > limit ? all.subList(0, limit) : all;
  }

  private List<Vocabulary.Known> near(String word, int edits, int samePrefix) throws IOException {
    return vocabulary.near(language.words(), word, edits, samePrefix, false, CANDIDATES);
  }

  private void add(
      Map<String, Double> scores,
      String word,
      List<Vocabulary.Known> near,
      String before,
      String after)
      throws IOException {
    for (Vocabulary.Known known : near) {
      double score =
          prior(known)
              - EDIT * cost(word, known.text())
              + context(before, known.text())
              + context(known.text(), after);
      scores.merge(known.text(), score, Math::max);
    }
  }

  private double prior(Vocabulary.Known known) throws IOException {
    int titles = vocabulary.articles(language.titleWords(), known.text());
    return Math.log(1 + known.articles() + 3.0 * titles);
  }

  private double context(String first, String second) throws IOException {
    if (first.isEmpty() || second.isEmpty()) {
      return 0;
    }
    int together = vocabulary.articles(language.pairs(), first + ' ' + second);
    return Math.log(1 + together);
  }

  /** Splitting costs about an edit, and the two words must be known side by side. */
  private void splits(Map<String, Double> scores, String word) throws IOException {
    for (int i = 2; i <= word.length() - 2; i++) {
      if (Character.isSurrogate(word.charAt(i))) {
        continue;
      }
      String left = word.substring(0, i);
      String right = word.substring(i);
      int together = vocabulary.articles(language.pairs(), left + ' ' + right);
      if (together > 0) {
        scores.merge(left + ' ' + right, 2 * Math.log(1 + together) - SPLIT, Math::max);
      }
    }
  }

  /** Edits, weighted: a change of the first letter is rare, doubling and swapping are common. */
  static double cost(String typed, String known) {
    int shared = 0;
    int max = Math.min(typed.length(), known.length());
    while (shared < max && typed.charAt(shared) == known.charAt(shared)) {
      shared++;
    }
    double cost = edits(typed, known);
    if (shared == 0) {
      cost += 0.4;
    }
    if (squeeze(typed).equals(squeeze(known))) {
      cost -= 0.5;
    }
    return cost;
  }

  private static String squeeze(String text) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == 0 || text.charAt(i) != text.charAt(i - 1)) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
