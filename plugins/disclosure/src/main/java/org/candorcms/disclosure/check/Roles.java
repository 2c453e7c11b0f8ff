// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.candorcms.disclosure.rules.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Tells ties by the parts that the words of one sentence play, in whatever order they stand: a
 * trade, something that is given, and to me. Where {@link Cues} knows how people say it, this knows
 * what they talk about. A word with {@code *} at an end stands for any beginning or ending; {@code
 * %} for a percentage, {@code <code>} for a code of capitals and digits.
 */
final class Roles {
  private static final String NEGATION = "not";
  private static final String PERCENT = "%";
  private static final String CODE = "<code>";
  private static final int REACH_WORDS = 20;
  private static final int REACH_CHARACTERS = 70;
  private static final int NEGATION_WORDS = 3;
  private static final int NEGATION_CHARACTERS = 14;

  /** Characters between words that belong together. */
  private static final int BESIDE = 50;

  /** What relatives and neighbours give as well, without a tie. */
  private static final Set<Connection> GIVEN =
      EnumSet.of(Connection.GIFTED, Connection.LOAN, Connection.EVENT);

  private final List<Tie> ties = new ArrayList<>();
  private final Trie<Entry> spaced = new Trie<>();
  private final Trie<Entry> unspaced = new Trie<>();
  private final List<Entry> anywhere = new ArrayList<>(0);
  private final List<Entry> percent = new ArrayList<>(0);
  private final List<Entry> code = new ArrayList<>(0);
  private final int count;
  private final int negation;
  private final int speech;
  private final int payment;
  private final int person;
  private final int giver;
  private final int trade;
  private final int denial;

  /** Words in a row that play a part. */
  private record Entry(int role, String[] words) {}

  /** The parts that together tell of a tie, and those that show it to be something else. */
  private record Tie(Connection kind, int[] all, int[] unless, long needs) {
    static Tie of(Connection kind, int[] all, int[] unless) {
      return new Tie(kind, all, unless, Arrays.stream(all).mapToLong(role -> 1L << role).sum());
    }
  }

  /** The parts that are played in a line. */
  private static final class Cast {
    private final List<Part>[] parts;
    private long played;

    @SuppressWarnings("unchecked")
    Cast(int roles) {
      parts = new List[roles];
    }

    void add(int role, Part part) {
      List<Part> known = parts[role];
      if (known == null) {
        known = new ArrayList<>(4);
        parts[role] = known;
        played |= 1L << role;
      }
      known.add(part);
    }

    List<Part> of(int role) {
      List<Part> known = role < 0 ? null : parts[role];
      return known == null ? List.of() : known;
    }

    boolean plays(Tie tie) {
      return (played & tie.needs()) == tie.needs();
    }
  }

  /** Where a part is played: tokens, or characters where words are not parted by spaces. */
  private record Part(int from, int to, int sentence) {
    boolean within(Part other) {
      return from >= other.from && to <= other.to;
    }
  }

  Roles(List<Lexicon.RoleTie> ties, List<Lexicon.RoleWords> words) {
    List<String> names = new ArrayList<>();
    for (Lexicon.RoleWords role : words) {
      names.add(role.role());
      for (String entry : role.words()) {
        add(names.size() - 1, Words.lower(Words.composed(entry)));
      }
    }
    for (Lexicon.RoleTie tie : ties) {
      if (names.containsAll(tie.roles())) {
        this.ties.add(
            Tie.of(tie.kind(), numbers(tie.roles(), names), numbers(tie.unless(), names)));
      }
    }
    if (names.size() > Long.SIZE) {
      throw new IllegalArgumentException("More parts than " + Long.SIZE);
    }
    this.count = names.size();
    this.negation = names.indexOf(NEGATION);
    this.speech = names.indexOf("says");
    this.payment = names.indexOf("ipaid");
    this.person = names.indexOf("person");
    this.giver = names.indexOf("giver");
    this.trade = names.indexOf("trade");
    this.denial = names.indexOf("deny");
  }

  private static int[] numbers(List<String> roles, List<String> names) {
    return roles.stream().mapToInt(names::indexOf).filter(role -> role >= 0).toArray();
  }

  private void add(int role, String text) {
    Entry entry = new Entry(role, text.split(" "));
    String first = entry.words()[0];
    if (first.equals(PERCENT)) {
      percent.add(entry);
    } else if (first.equals(CODE)) {
      code.add(entry);
    } else if (Words.unspaced(text.charAt(0))) {
      unspaced.add(text + "*", new Entry(role, new String[] {text}));
    } else if (first.startsWith("*")) {
      anywhere.add(entry);
    } else {
      spaced.add(text, entry);
    }
  }

  /** The ties that the sentences of a line tell, each once. */
  List<Commerce.Cue> in(Block block) {
    boolean spaced = unspaced.isEmpty();
    Cast parts = cast(block);
    List<Commerce.Cue> found = new ArrayList<>(0);
    for (Tie tie : ties) {
      Part span = parts.plays(tie) ? told(tie, parts, spaced) : null;
      if (span != null) {
        found.add(new Commerce.Cue(tie.kind(), spot(block, span, spaced)));
      }
    }
    return found;
  }

  private Cast cast(Block block) {
    Cast parts = new Cast(count);
    if (unspaced.isEmpty()) {
      words(block.tokens(), parts);
    } else {
      characters(block, parts);
    }
    return parts;
  }

  /**
   * Which phrases of a line tell of a tie of the writer: not what others say in quotation marks or
   * deny, not what a relative or a library gave or a shop owed, not what the writer paid.
   */
  List<Commerce.Cue> own(Block block, List<Commerce.Cue> told) {
    if (told.isEmpty() || count == 0) {
      return told;
    }
    Cast cast = cast(block);
    List<Spot> quoted = reported(block, spots(block, cast, speech));
    List<Spot> paid = spots(block, cast, payment);
    List<Spot> denied = spots(block, cast, denial);
    List<Spot> others = new ArrayList<>(spots(block, cast, trade));
    if (cast.of(giver).isEmpty()) {
      others.addAll(spots(block, cast, person));
    }
    return told.stream()
        .filter(cue -> quoted.stream().noneMatch(quotation -> quotation.overlaps(cue.spot())))
        .filter(cue -> denied.stream().noneMatch(word -> word.apart(cue.spot()) <= BESIDE))
        .filter(cue -> paid.stream().noneMatch(word -> word.overlaps(cue.spot())))
        .filter(
            cue ->
                !GIVEN.contains(cue.kind())
                    || others.stream().noneMatch(word -> word.apart(cue.spot()) <= BESIDE))
        .toList();
  }

  /** What others say: the quotations beside which there is a word of speech. */
  private static List<Spot> reported(Block block, List<Spot> speech) {
    if (speech.isEmpty()) {
      return List.of();
    }
    List<Spot> quotations = Quotations.of(block);
    List<Spot> outside =
        speech.stream()
            .filter(word -> quotations.stream().noneMatch(quotation -> quotation.covers(word)))
            .toList();
    return quotations.stream()
        .filter(quotation -> outside.stream().anyMatch(word -> quotation.apart(word) <= BESIDE))
        .toList();
  }

  private List<Spot> spots(Block block, Cast cast, int role) {
    boolean spaced = unspaced.isEmpty();
    return cast.of(role).stream().map(part -> spot(block, part, spaced)).toList();
  }

  private static Spot spot(Block block, Part span, boolean spaced) {
    return spaced
        ? new Spot(block, block.tokens().from(span.from()), block.tokens().to(span.to()), false)
        : new Spot(block, span.from(), span.to(), false);
  }

  private void words(Tokens tokens, Cast parts) {
    List<Entry> begun = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      spaced.collect(tokens.line(), tokens.start(i), begun);
      begun.addAll(anywhere);
      if (tokens.percent(i)) {
        begun.addAll(percent);
      }
      if (tokens.code(i) && tokens.digit(i)) {
        begun.addAll(code);
      }
      take(begun, tokens, i, parts);
      begun.clear();
    }
  }

  private static void take(List<Entry> entries, Tokens tokens, int at, Cast parts) {
    for (Entry entry : entries) {
      int last = at + entry.words().length - 1;
      if (last < tokens.size() && tokens.sameSentence(at, last) && fits(entry, tokens, at)) {
        parts.add(entry.role(), new Part(at, last, tokens.sentence(at)));
      }
    }
  }

  private static boolean fits(Entry entry, Tokens tokens, int at) {
    String[] words = entry.words();
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals(PERCENT)
          && !words[i].equals(CODE)
          && !fits(words[i], tokens.word(at + i))) {
        return false;
      }
    }
    return true;
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
      if (text.charAt(i) == '%') {
        begun.addAll(percent);
      }
      for (Entry entry : begun) {
        String word = entry.words()[0];
        parts.add(entry.role(), new Part(i, i + word.length(), 0));
      }
      begun.clear();
    }
    Tokens tokens = block.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.code(i) && tokens.digit(i)) {
        for (Entry entry : code) {
          parts.add(entry.role(), new Part(tokens.from(i), tokens.to(i), 0));
        }
      }
    }
  }

  /** The shortest stretch around some place where the first part is played that tells the tie. */
  private @Nullable Part told(Tie tie, Cast parts, boolean spaced) {
    int reach = spaced ? REACH_WORDS : REACH_CHARACTERS;
    for (Part first : parts.of(tie.all()[0])) {
      Part[] chosen = new Part[tie.all().length];
      chosen[0] = first;
      int found = 1;
      int from = first.from();
      int to = first.to();
      while (found < chosen.length) {
        Part next = nearest(parts.of(tie.all()[found]), first, reach);
        if (next == null) {
          break;
        }
        chosen[found++] = next;
        from = Math.min(from, next.from());
        to = Math.max(to, next.to());
      }
      if (found == chosen.length) {
        Part span = new Part(from, to, first.sentence());
        if (!otherwise(tie, chosen, span, parts, spaced)) {
          return span;
        }
      }
    }
    return null;
  }

  private static @Nullable Part nearest(List<Part> parts, Part to, int reach) {
    @Nullable Part best = null;
    int distance = reach;
    // Of two that are equally near, the one that stands first.
    for (Part part : parts) {
      int apart = Math.abs(part.from() - to.from());
      if (part.sentence() == to.sentence() && apart <= distance) {
        best = part;
        distance = apart - 1;
      }
    }
    return best;
  }

  private boolean otherwise(Tie tie, Part[] chosen, Part span, Cast parts, boolean spaced) {
    for (int role : tie.unless()) {
      int before =
          role == negation
              ? spaced ? NEGATION_WORDS : NEGATION_CHARACTERS
              : spaced ? REACH_WORDS : REACH_CHARACTERS;
      int after = role == negation ? spaced ? 1 : 4 : before;
      for (Part part : parts.of(role)) {
        if (part.sentence() == span.sentence()
            && part.to() >= span.from() - before
            && part.from() <= span.to() + after
            && Arrays.stream(chosen).noneMatch(part::within)) {
          return true;
        }
      }
    }
    return false;
  }
}
