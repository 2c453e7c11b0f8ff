// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candorcms.disclosure.rules.Connection;

/**
 * Phrases by which texts of some languages give ties away. A pattern is a row of words; {@code *}
 * at the end of a word stands for any ending, {@code ..} for up to six words of the same sentence,
 * {@code (a|b)} for a choice, {@code <code>} for a code in capitals and {@code <percent>} for a
 * percentage. In scripts without spaces between words the parts between {@code ..} are looked for
 * as they are.
 */
final class Cues {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern GAP = Pattern.compile("\\s*\\.\\.\\s*");
  private static final int GAP_WORDS = 6;
  private static final int GAP_CHARACTERS = 40;
  private static final int NEGATION_WORDS = 3;
  private static final int NEGATION_WORDS_AFTER = 2;
  private static final int NEGATION_CHARACTERS = 14;

  private final Trie<Phrase> spaced = new Trie<>();
  private final Trie<Phrase> unspaced = new Trie<>();
  private final List<Phrase> percents = new ArrayList<>(0);

  /** Words in a row, the tie that they tell, and what around them says the contrary. */
  private record Phrase(Connection kind, List<String> words, Set<String> negations) {
    /** The words at the beginning that stand for themselves. */
    String head() {
      StringBuilder head = new StringBuilder();
      for (String word : words) {
        if (word.equals("..") || word.startsWith("<")) {
          break;
        }
        head.append(head.length() == 0 ? "" : " ").append(word);
      }
      return head.toString();
    }
  }

  Cues(List<Lexicon.CueGroup> groups) {
    for (Lexicon.CueGroup group : groups) {
      Set<String> negations =
          group.negations().stream().map(Words::lower).collect(Collectors.toUnmodifiableSet());
      for (String pattern : group.patterns()) {
        for (String one : expanded(Words.composed(pattern))) {
          compile(group.kind(), SPACES.matcher(one.strip()).replaceAll(" "), negations);
        }
      }
    }
  }

  private void compile(Connection kind, String text, Set<String> negations) {
    if (Words.unspaced(text.charAt(0))) {
      Phrase pattern = new Phrase(kind, List.of(GAP.split(text)), negations);
      unspaced.add(pattern.words().get(0) + "*", pattern);
    } else {
      Phrase pattern = new Phrase(kind, List.of(text.split(" ")), negations);
      String head = pattern.head();
      if (head.isEmpty()) {
        percents.add(pattern);
      } else {
        spaced.add(head, pattern);
      }
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

  /** The phrases of a line that tell of ties. */
  List<Commerce.Cue> in(Block block) {
    List<Commerce.Cue> found = new ArrayList<>(0);
    List<Phrase> begun = new ArrayList<>();
    Tokens tokens = block.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      spaced.collect(tokens.line(), tokens.start(i), begun);
      if (tokens.percent(i)) {
        begun.addAll(percents);
      }
      for (Phrase pattern : begun) {
        spaced(pattern, block, tokens, i).ifPresent(found::add);
      }
      begun.clear();
    }
    if (!unspaced.isEmpty()) {
      String text = block.lower();
      for (int i = 0; i < text.length(); i++) {
        unspaced.collect(text, i, begun);
        for (Phrase pattern : begun) {
          unspaced(pattern, block, i).ifPresent(found::add);
        }
        begun.clear();
      }
    }
    return found;
  }

  private static Optional<Commerce.Cue> spaced(Phrase pattern, Block block, Tokens tokens, int i) {
    int end = match(pattern.words(), tokens, i);
    return end < 0 || negated(pattern, tokens, i, end)
        ? Optional.empty()
        : Optional.of(
            new Commerce.Cue(
                pattern.kind(), new Spot(block, tokens.from(i), tokens.to(end), false)));
  }

  /** The last token of a match, or -1. */
  private static int match(List<String> words, Tokens tokens, int start) {
    int at = start;
    int last = -1;
    for (int w = 0; w < words.size(); w++) {
      if (words.get(w).equals("..")) {
        int limit = Math.min(tokens.size() - 1, at + GAP_WORDS);
        String next = words.get(++w);
        while (at <= limit && !(fits(next, tokens, at) && tokens.sameSentence(start, at))) {
          at++;
        }
        if (at > limit) {
          return -1;
        }
      } else if (at >= tokens.size()
          || !fits(words.get(w), tokens, at)
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

  private static boolean negated(Phrase pattern, Tokens tokens, int from, int to) {
    Set<String> negations = pattern.negations();
    for (int i = from - 1;
        i >= 0 && i >= from - NEGATION_WORDS && tokens.sameClause(i, from);
        i--) {
      if (negations.contains(tokens.word(i))) {
        return true;
      }
    }
    int last = Math.min(tokens.size() - 1, to + NEGATION_WORDS_AFTER);
    for (int i = from; i <= last; i++) {
      if ((i <= to || tokens.sameClause(i, to)) && negations.contains(tokens.word(i))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Commerce.Cue> unspaced(Phrase pattern, Block block, int start) {
    String text = block.lower();
    List<String> parts = pattern.words();
    int end = start + parts.get(0).length();
    for (int p = 1; p < parts.size() && end >= 0; p++) {
      int next = Words.near(text, parts.get(p), end, GAP_CHARACTERS);
      end = next < 0 ? -1 : next + parts.get(p).length();
    }
    return end < 0 || negated(pattern, text, start, end)
        ? Optional.empty()
        : Optional.of(new Commerce.Cue(pattern.kind(), new Spot(block, start, end, false)));
  }

  private static boolean negated(Phrase pattern, String text, int from, int to) {
    String around = text.substring(Math.max(0, from - NEGATION_CHARACTERS), to);
    return pattern.negations().stream().anyMatch(around::contains);
  }
}
