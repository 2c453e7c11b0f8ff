// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which words of a line play which part. A word with {@code *} at an end stands for any beginning
 * or ending; {@code %} for a percentage, {@code <code>} for a code of capitals and digits, {@code
 * <capitals>} for one of capitals alone, {@code <name>} for a word that is written like a name.
 */
final class Casting {
  private static final String PERCENT = "%";
  private static final String CODE = "<code>";
  private static final String CAPITALS = "<capitals>";
  private static final String NAME = "<name>";
  private static final Set<String> SIGNS = Set.of(PERCENT, CODE, CAPITALS, NAME);

  private final Trie<Entry> spaced = new Trie<>();
  private final Trie<Entry> unspaced = new Trie<>();

  /** What words end with, from the last letter on. */
  private final Trie<Entry> endings = new Trie<>();

  private final List<Entry> anywhere = new ArrayList<>(0);
  private final List<Entry> signs = new ArrayList<>(0);
  private final int count;

  /**
   * Words in a row that play a part.
   *
   * @param plain whether they are found as soon as their letters are: nothing is open but their end
   */
  private record Entry(int role, String[] words, boolean plain) {
    static Entry of(int role, String text) {
      int open = text.indexOf('*');
      return new Entry(
          role,
          text.split(" "),
          (open < 0 || open == text.length() - 1) && SIGNS.stream().noneMatch(text::contains));
    }
  }

  /** Reads the words of a language; the number of a role is its place in the list. */
  Casting(List<Lexicon.RoleWords> words) {
    this.count = words.size();
    for (int role = 0; role < count; role++) {
      for (String entry : words.get(role).words()) {
        add(role, Words.lower(Words.composed(entry)));
      }
    }
  }

  private void add(int role, String text) {
    Entry entry = Entry.of(role, text);
    String first = entry.words()[0];
    if (SIGNS.contains(first)) {
      signs.add(entry);
    } else if (Words.unspaced(text.charAt(0))) {
      unspaced.add(text + "*", new Entry(role, new String[] {text}, true));
    } else if (first.startsWith("*") && first.length() == text.length() && !first.endsWith("*")) {
      endings.add(
          new StringBuilder(text.substring(1)).reverse() + "*",
          new Entry(role, new String[] {text}, true));
    } else if (first.startsWith("*")) {
      anywhere.add(entry);
    } else {
      spaced.add(text, entry);
    }
  }

  /** Whether words are parted by spaces; parts are counted in tokens then, else in characters. */
  boolean spaced() {
    return unspaced.isEmpty();
  }

  /** No parts as yet. */
  Cast empty() {
    return new Cast(count);
  }

  /** The parts that are played in a line. */
  Cast of(Block block) {
    Cast parts = empty();
    if (spaced()) {
      words(block.tokens(), parts);
    } else {
      characters(block, parts);
    }
    return parts;
  }

  /** The text of a part. */
  Spot spot(Block block, Cast.Part span) {
    return spaced()
        ? new Spot(block, block.tokens().from(span.from()), block.tokens().to(span.to()), false)
        : new Spot(block, span.from(), span.to(), false);
  }

  private void words(Tokens tokens, Cast parts) {
    List<Entry> begun = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      spaced.collect(tokens.line(), tokens.start(i), begun);
      endings.collectBack(tokens.line(), tokens.start(i), tokens.end(i), begun);
      if (!anywhere.isEmpty()) {
        String word = tokens.word(i);
        for (Entry entry : anywhere) {
          if (fits(entry.words()[0], word)) {
            begun.add(entry);
          }
        }
      }
      take(begun, tokens, i, parts);
      begun.clear();
      take(signs, tokens, i, parts);
    }
  }

  private static void take(List<Entry> entries, Tokens tokens, int at, Cast parts) {
    for (Entry entry : entries) {
      int last = at + entry.words().length - 1;
      if (entry.plain()
          || last < tokens.size() && tokens.sameSentence(at, last) && fits(entry, tokens, at)) {
        parts.add(entry.role(), new Cast.Part(at, last, tokens.sentence(at)));
      }
    }
  }

  private static boolean fits(Entry entry, Tokens tokens, int at) {
    String[] words = entry.words();
    for (int i = 0; i < words.length; i++) {
      boolean fits =
          SIGNS.contains(words[i])
              ? signs(words[i], tokens, at + i)
              : fits(words[i], tokens.word(at + i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean signs(String pattern, Tokens tokens, int at) {
    return switch (pattern) {
      case PERCENT -> tokens.percent(at);
      case CODE -> tokens.code(at) && tokens.digit(at);
      case CAPITALS -> tokens.code(at);
      default -> tokens.name(at);
    };
  }

  private static boolean fits(String pattern, String word) {
    int length = pattern.length();
    boolean open = pattern.charAt(length - 1) == '*';
    if (pattern.charAt(0) == '*') {
      return open
          ? word.contains(pattern.substring(1, length - 1))
          : word.endsWith(pattern.substring(1));
    }
    return open
        ? word.length() >= length - 1 && word.regionMatches(0, pattern, 0, length - 1)
        : word.equals(pattern);
  }

  /** Where words are not parted by spaces, parts may begin anywhere. */
  private void characters(Block block, Cast parts) {
    String text = block.lower();
    List<Entry> begun = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      unspaced.collect(text, i, begun);
      for (Entry entry : begun) {
        String word = entry.words()[0];
        parts.add(entry.role(), new Cast.Part(i, i + word.length(), 0));
      }
      begun.clear();
    }
    Tokens tokens = block.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      for (Entry entry : signs) {
        if (signs(entry.words()[0], tokens, i)) {
          parts.add(entry.role(), new Cast.Part(tokens.from(i), tokens.to(i), 0));
        }
      }
    }
    signs.forEach(entry -> parts.sort(entry.role()));
  }
}
