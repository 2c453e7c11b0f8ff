// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;

/** The words of a line, with their sentences and clauses. */
final class Tokens {
  private final String original;
  private final List<String> words = new ArrayList<>();
  private final List<int[]> places = new ArrayList<>();

  Tokens(Block block) {
    this.original = block.text();
    String text = block.lower();
    int sentence = 0;
    int clause = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!Words.wordly(c)) {
        if (".!?।…".indexOf(c) >= 0 && (i + 1 >= text.length() || text.charAt(i + 1) == ' ')) {
          sentence++;
          clause++;
        } else if (",;:()–—|".indexOf(c) >= 0) {
          clause++;
        }
        i += Character.charCount(c);
        continue;
      }
      int from = i;
      while (i < text.length() && (Words.wordly(text.codePointAt(i)) || inside(text, i))) {
        i += Character.charCount(text.codePointAt(i));
      }
      words.add(text.substring(from, i).replace('\u2019', '\''));
      places.add(new int[] {from, i, sentence, clause});
    }
  }

  /** Apostrophes and hyphens within a word. */
  private static boolean inside(String text, int i) {
    char c = text.charAt(i);
    return (c == '\'' || c == '\u2019' || c == '-')
        && i + 1 < text.length()
        && Words.wordly(text.codePointAt(i + 1));
  }

  int size() {
    return words.size();
  }

  String word(int i) {
    return words.get(i);
  }

  int from(int i) {
    return places.get(i)[0];
  }

  int to(int i) {
    return places.get(i)[1];
  }

  int sentence(int i) {
    return places.get(i)[2];
  }

  boolean sameSentence(int a, int b) {
    return places.get(a)[2] == places.get(b)[2];
  }

  boolean sameClause(int a, int b) {
    return places.get(a)[3] == places.get(b)[3];
  }

  /** A code in capitals: at least four signs, letters first. */
  boolean code(int i) {
    int from = from(i);
    int to = to(i);
    if (to - from < 4 || to - from > 24 || !Character.isUpperCase(original.charAt(from))) {
      return false;
    }
    for (int at = from; at < to; at++) {
      char c = original.charAt(at);
      if (!Character.isUpperCase(c) && !Character.isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word has a digit in it. */
  boolean digit(int i) {
    return word(i).chars().anyMatch(Character::isDigit);
  }

  /** A number followed by a percent sign. */
  boolean percent(int i) {
    int end = to(i);
    return Character.isDigit(word(i).charAt(0))
        && (original.startsWith("%", end) || original.startsWith(" %", end));
  }
}
