// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.disclosure.rules.Connection;

/**
 * Phrases by which texts of one language give one kind of tie away. A pattern is a row of words;
 * {@code *} at the end of a word stands for any ending, {@code ..} for up to six words of the same
 * sentence, {@code (a|b)} for a choice, {@code <code>} for a code in capitals and {@code <percent>}
 * for a percentage. In scripts without spaces between words the parts between {@code ..} are looked
 * for as they are.
 */
final class Cues {
  private static final int GAP_WORDS = 6;
  private static final int GAP_CHARACTERS = 40;
  private static final int NEGATION_WORDS = 3;
  private static final int NEGATION_CHARACTERS = 14;

  private final Connection kind;
  private final Map<String, List<String[]>> byFirstWord = new HashMap<>();
  private final List<String[]> prefixed = new ArrayList<>();
  private final List<String[]> unspaced = new ArrayList<>();
  private final Set<String> negations;

  Cues(Connection kind, List<String> patterns, List<String> negations) {
    this.kind = kind;
    this.negations = negations.stream().map(Words::lower).collect(Collectors.toUnmodifiableSet());
    for (String pattern : patterns) {
      for (String one : expanded(Words.composed(pattern))) {
        compile(one.strip().replaceAll("\\s+", " "));
      }
    }
  }

  private void compile(String pattern) {
    if (Words.unspaced(pattern.charAt(0))) {
      unspaced.add(pattern.split("\\s*\\.\\.\\s*"));
      return;
    }
    String[] words = pattern.split(" ");
    if (words[0].endsWith("*")) {
      prefixed.add(words);
    } else {
      byFirstWord.computeIfAbsent(words[0], w -> new ArrayList<>()).add(words);
    }
  }

  private static List<String> expanded(String pattern) {
    int open = pattern.indexOf('(');
    int close = pattern.indexOf(')', open);
    if (open < 0 || close < 0) {
      return List.of(pattern);
    }
    List<String> all = new ArrayList<>();
    for (String choice : pattern.substring(open + 1, close).split("\\|", -1)) {
      all.addAll(expanded(pattern.substring(0, open) + choice + pattern.substring(close + 1)));
    }
    return all;
  }

  /** The tie that the phrases tell. */
  Connection kind() {
    return kind;
  }

  /** Where a phrase stands in a line. */
  Optional<Spot> in(Block block, Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      for (String[] words : byFirstWord.getOrDefault(tokens.word(i), List.of())) {
        int end = match(words, tokens, i);
        if (end >= 0 && !negated(tokens, i, end)) {
          return Optional.of(new Spot(block, tokens.from(i), tokens.to(end), false));
        }
      }
      for (String[] words : prefixed) {
        if (fits(words[0], tokens, i)) {
          int end = match(words, tokens, i);
          if (end >= 0 && !negated(tokens, i, end)) {
            return Optional.of(new Spot(block, tokens.from(i), tokens.to(end), false));
          }
        }
      }
    }
    for (String[] parts : unspaced) {
      Optional<Spot> found = unspaced(parts, block);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The last token of a match, or -1. */
  private static int match(String[] words, Tokens tokens, int start) {
    int at = start;
    int last = -1;
    for (int w = 0; w < words.length; w++) {
      if (words[w].equals("..")) {
        int limit = Math.min(tokens.size() - 1, at + GAP_WORDS);
        String next = words[++w];
        while (at <= limit && !(fits(next, tokens, at) && tokens.sameSentence(start, at))) {
          at++;
        }
        if (at > limit) {
          return -1;
        }
      } else if (at >= tokens.size()
          || !fits(words[w], tokens, at)
          || !tokens.sameSentence(start, at)) {
        return -1;
      }
      last = at++;
    }
    return last;
  }

  private static boolean fits(String word, Tokens tokens, int at) {
    String token = tokens.word(at);
    if (word.equals("<code>")) {
      return tokens.code(at);
    }
    if (word.equals("<percent>")) {
      return tokens.percent(at);
    }
    return word.endsWith("*")
        ? token.regionMatches(0, word, 0, word.length() - 1) && token.length() >= word.length() - 1
        : token.equals(word);
  }

  private boolean negated(Tokens tokens, int from, int to) {
    for (int i = from - 1;
        i >= 0 && i >= from - NEGATION_WORDS && tokens.sameClause(i, from);
        i--) {
      if (negations.contains(tokens.word(i))) {
        return true;
      }
    }
    for (int i = from; i <= to; i++) {
      if (negations.contains(tokens.word(i))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Spot> unspaced(String[] parts, Block block) {
    String text = block.lower();
    for (int start = text.indexOf(parts[0]);
        start >= 0;
        start = text.indexOf(parts[0], start + 1)) {
      int end = start + parts[0].length();
      for (int p = 1; p < parts.length && end >= 0; p++) {
        int next = text.indexOf(parts[p], end);
        end = next < 0 || next - end > GAP_CHARACTERS ? -1 : next + parts[p].length();
      }
      if (end >= 0 && !negated(text, start, end)) {
        return Optional.of(new Spot(block, start, end, false));
      }
    }
    return Optional.empty();
  }

  private boolean negated(String text, int from, int to) {
    String around = text.substring(Math.max(0, from - NEGATION_CHARACTERS), to);
    return negations.stream().anyMatch(around::contains);
  }
}
