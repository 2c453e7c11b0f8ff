// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.Arrays;

/** The words of a line, with their sentences and clauses. */
final class Tokens {
  private static final int PLACE = 5;

  private final String original;
  private final String line;
  private int size;

  /** Five numbers for each word: where it begins and ends, its sentence, its clause, its start. */
  private int[] places;

  Tokens(Block block) {
    this.original = block.text();
    String text = block.lower().replace('\u2019', '\'');
    int length = text.length();
    this.places = new int[PLACE * (length / 5 + 1)];
    StringBuilder all = new StringBuilder(length);
    int sentence = 0;
    int clause = 0;
    int i = 0;
    while (i < length) {
      int c = text.codePointAt(i);
      if (c == ' ') {
        i++;
      } else if (Words.wordly(c)) {
        int from = i;
        i = end(text, i);
        add(from, i, sentence, clause, all);
        all.append(text, from, i);
      } else {
        if (endsSentence(c) && (i + 1 >= length || text.charAt(i + 1) == ' ')) {
          sentence++;
          clause++;
        } else if (endsClause(c)) {
          clause++;
        }
        i += Character.charCount(c);
      }
    }
    this.line = all.toString();
  }

  private static int end(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!Words.wordly(c) && !inside(text, i)) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private void add(int from, int to, int sentence, int clause, StringBuilder all) {
    int at = size * PLACE;
    if (at == places.length) {
      places = Arrays.copyOf(places, at * 2);
    }
    places[at] = from;
    places[at + 1] = to;
    places[at + 2] = sentence;
    places[at + 3] = clause;
    if (at > 0) {
      all.append(places[at - PLACE + 2] == sentence ? ' ' : '\n');
    }
    places[at + 4] = all.length();
    size++;
  }

  private static boolean endsSentence(int c) {
    return c == '.' || c == '!' || c == '?' || c == '।' || c == '…';
  }

  private static boolean endsClause(int c) {
    return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '–' || c == '—'
        || c == '|';
  }

  /** Apostrophes and hyphens within a word. */
  private static boolean inside(String text, int i) {
    char c = text.charAt(i);
    return (c == '\'' || c == '-')
        && i + 1 < text.length()
        && Words.wordly(text.codePointAt(i + 1));
  }

  int size() {
    return size;
  }

  String word(int i) {
    return line.substring(start(i), end(i));
  }

  /** All words, parted by a space, or by the end of a line where a sentence ends. */
  String line() {
    return line;
  }

  /** Where a word begins in the {@link #line}. */
  int start(int i) {
    return places[i * PLACE + 4];
  }

  /** Where a word ends in the {@link #line}. */
  int end(int i) {
    return start(i) + to(i) - from(i);
  }

  int from(int i) {
    return places[i * PLACE];
  }

  int to(int i) {
    return places[i * PLACE + 1];
  }

  int sentence(int i) {
    return places[i * PLACE + 2];
  }

  boolean sameSentence(int a, int b) {
    return sentence(a) == sentence(b);
  }

  boolean sameClause(int a, int b) {
    return places[a * PLACE + 3] == places[b * PLACE + 3];
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

  /**
   * A word that is written like a name: a capital letter although no sentence begins there, or one
   * that another follows.
   */
  boolean name(int i) {
    return capital(i)
        && (i > 0 && sameSentence(i - 1, i)
            || i + 1 < size && sameSentence(i, i + 1) && capital(i + 1));
  }

  private boolean capital(int i) {
    int from = from(i);
    return to(i) - from > 1
        && Character.isUpperCase(original.charAt(from))
        && !Character.isUpperCase(original.charAt(from + 1));
  }

  /** Whether a word has a digit in it. */
  boolean digit(int i) {
    for (int at = from(i); at < to(i); at++) {
      if (Character.isDigit(original.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** A number followed by a percent sign. */
  boolean percent(int i) {
    int end = to(i);
    return Character.isDigit(original.charAt(from(i)))
        && (original.startsWith("%", end) || original.startsWith(" %", end));
  }
}
