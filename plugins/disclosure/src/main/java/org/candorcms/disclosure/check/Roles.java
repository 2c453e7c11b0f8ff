// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.candorcms.disclosure.check.Cast.Part;
import org.candorcms.disclosure.rules.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Tells ties by the parts that the words of one sentence play, in whatever order they stand: a
 * trade, something that is given, and to me. Where {@link Cues} knows how people say it, this knows
 * what they talk about.
 */
final class Roles {
  private static final String NEGATION = "not";
  private static final int REACH_WORDS = 20;
  private static final int REACH_CHARACTERS = 70;
  private static final int ACROSS_WORDS = 45;
  private static final int ACROSS_CHARACTERS = 220;
  private static final int NEGATION_WORDS = 3;
  private static final int NEGATION_CHARACTERS = 14;

  /** No part is longer than this. */
  private static final int LONGEST = 60;

  /** Characters between words that belong together. */
  private static final int BESIDE = 50;

  /** What relatives and neighbours give as well, without a tie. */
  private static final Set<Connection> GIVEN =
      EnumSet.of(Connection.GIFTED, Connection.LOAN, Connection.EVENT);

  private final List<Tie> ties;
  private final List<Tie> across;

  /** The parts that matter to ties across sentences. */
  private final int[] acrossRoles;

  private final Casting casting;
  private final int negation;
  private final int speech;
  private final int payment;
  private final int person;
  private final int giver;
  private final int trade;
  private final int denial;
  private final int affairs;

  /** The parts that together tell of a tie, and those that show it to be something else. */
  private record Tie(Connection kind, int[] all, int[] unless) {}

  Roles(List<Lexicon.RoleTie> ties, List<Lexicon.RoleTie> across, List<Lexicon.RoleWords> words) {
    List<String> names = words.stream().map(Lexicon.RoleWords::role).toList();
    this.casting = new Casting(words);
    this.ties = ties(ties, names);
    this.across = ties(across, names);
    this.acrossRoles =
        this.across.stream()
            .flatMapToInt(
                tie -> IntStream.concat(Arrays.stream(tie.all()), Arrays.stream(tie.unless())))
            .distinct()
            .toArray();
    this.negation = names.indexOf(NEGATION);
    this.speech = names.indexOf("says");
    this.payment = names.indexOf("ipaid");
    this.person = names.indexOf("person");
    this.giver = names.indexOf("giver");
    this.trade = names.indexOf("trade");
    this.denial = names.indexOf("deny");
    this.affairs = names.indexOf("public");
  }

  /** Those ties of which a language has all the parts. */
  private static List<Tie> ties(List<Lexicon.RoleTie> ties, List<String> names) {
    List<Tie> all = new ArrayList<>();
    for (Lexicon.RoleTie tie : ties) {
      for (List<String> roles : choices(tie.roles())) {
        if (names.containsAll(roles)) {
          all.add(new Tie(tie.kind(), numbers(roles, names), numbers(tie.unless(), names)));
        }
      }
    }
    return all;
  }

  /** Each way to choose one of the parts that {@code |} stands between. */
  private static List<List<String>> choices(List<String> roles) {
    List<List<String>> all = List.of(List.of());
    for (String role : roles) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> begun : all) {
        for (String choice : role.split("\\|")) {
          List<String> one = new ArrayList<>(begun);
          one.add(choice);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }

  private static int[] numbers(List<String> roles, List<String> names) {
    return roles.stream().mapToInt(names::indexOf).filter(role -> role >= 0).toArray();
  }

  /**
   * What the lines of a page tell of ties of the writer.
   *
   * @param phrases phrases that tell of ties as they are
   */
  List<Commerce.Cue> in(List<Block> blocks, Cues phrases) {
    List<Cast> casts = blocks.stream().map(casting::of).toList();
    List<Commerce.Cue> across = across(blocks, casts);
    List<Commerce.Cue> found = new ArrayList<>();
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      List<Commerce.Cue> told = new ArrayList<>(ofOthers(block, casts.get(b), phrases.in(block)));
      told.addAll(in(block, casts.get(b)));
      across.stream().filter(cue -> cue.spot().block() == block).forEach(told::add);
      found.addAll(own(block, casts.get(b), told));
    }
    return found;
  }

  /** Without phrases beside words of public affairs, where others have ties. */
  private List<Commerce.Cue> ofOthers(Block block, Cast cast, List<Commerce.Cue> phrases) {
    if (phrases.isEmpty()) {
      return phrases;
    }
    List<Spot> near = spots(block, cast, affairs);
    return phrases.stream()
        .filter(cue -> near.stream().noneMatch(word -> word.apart(cue.spot()) <= BESIDE))
        .toList();
  }

  /** The ties that the sentences of a line tell, each once. */
  private List<Commerce.Cue> in(Block block, Cast parts) {
    boolean spaced = casting.spaced();
    List<Commerce.Cue> found = new ArrayList<>(0);
    for (Tie tie : ties) {
      Part span = parts.plays(tie.all()) ? told(tie, parts, spaced) : null;
      if (span != null) {
        found.add(new Commerce.Cue(tie.kind(), casting.spot(block, span)));
      }
    }
    return found;
  }

  /**
   * The ties that sentences of a page tell together, in whatever lines they stand, as long as they
   * are near each other; each once.
   */
  private List<Commerce.Cue> across(List<Block> blocks, List<Cast> casts) {
    if (across.isEmpty() || blocks.isEmpty()) {
      return List.of();
    }
    boolean spaced = casting.spaced();
    Cast page = casting.empty();
    int[] starts = new int[blocks.size()];
    int start = 0;
    int sentence = 0;
    for (int b = 0; b < starts.length; b++) {
      Block block = blocks.get(b);
      starts[b] = start;
      sentence = page.addAll(casts.get(b), acrossRoles, start, sentence);
      start += spaced ? block.tokens().size() : block.length();
    }
    List<Commerce.Cue> found = new ArrayList<>(0);
    for (Tie tie : across) {
      Part span = page.plays(tie.all()) ? toldAcross(tie, page, spaced) : null;
      if (span != null) {
        int at = Arrays.binarySearch(starts, span.from());
        int b = at >= 0 ? at : -at - 2;
        while (b + 1 < starts.length && starts[b + 1] == starts[b]) {
          b++;
        }
        Part local = new Part(span.from() - starts[b], span.to() - starts[b], 0);
        found.add(new Commerce.Cue(tie.kind(), casting.spot(blocks.get(b), local)));
      }
    }
    return found;
  }

  /** Where the first part of a tie is played whose other parts are near, in any sentence. */
  private @Nullable Part toldAcross(Tie tie, Cast page, boolean spaced) {
    int reach = spaced ? ACROSS_WORDS : ACROSS_CHARACTERS;
    for (Part first : page.of(tie.all()[0])) {
      Part[] chosen = new Part[tie.all().length];
      chosen[0] = first;
      int found = 1;
      while (found < chosen.length) {
        Part next = nearest(page.of(tie.all()[found]), chosen, found, reach, true);
        if (next == null) {
          break;
        }
        chosen[found++] = next;
      }
      if (found == chosen.length && !otherwiseAcross(tie, chosen, page, spaced)) {
        return first;
      }
    }
    return null;
  }

  /**
   * Who denies denies the first part, which tells what was done; the rest may be said of others.
   */
  private boolean otherwiseAcross(Tie tie, Part[] chosen, Cast page, boolean spaced) {
    Tie undenied =
        new Tie(
            tie.kind(),
            tie.all(),
            Arrays.stream(tie.unless()).filter(role -> role != negation).toArray());
    return otherwise(tie, chosen, chosen[0], page, spaced)
        || Arrays.stream(chosen).anyMatch(part -> otherwise(undenied, chosen, part, page, spaced));
  }

  /**
   * Which phrases of a line tell of a tie of the writer: not what others say in quotation marks or
   * deny, not what a relative or a library gave or a shop owed, not what the writer paid.
   */
  private List<Commerce.Cue> own(Block block, Cast cast, List<Commerce.Cue> told) {
    if (told.isEmpty()) {
      return told;
    }
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
    return cast.of(role).stream().map(part -> casting.spot(block, part)).toList();
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
        Part next = nearest(parts.of(tie.all()[found]), chosen, found, reach, false);
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

  private static @Nullable Part nearest(
      List<Part> parts, Part[] chosen, int found, int reach, boolean across) {
    Part to = chosen[0];
    @Nullable Part best = null;
    int distance = reach;
    // Of two that are equally near, the one that stands first.
    for (int i = first(parts, to.from() - reach); i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.from() > to.from() + distance) {
        break;
      }
      int apart = Math.abs(part.from() - to.from());
      if (apart <= distance
          && (across || part.sentence() == to.sentence())
          && !taken(part, chosen, found)) {
        best = part;
        distance = apart - 1;
      }
    }
    return best;
  }

  /** Whether the very words play another part already. */
  private static boolean taken(Part part, Part[] chosen, int found) {
    for (int i = 0; i < found; i++) {
      if (chosen[i].from() == part.from() && chosen[i].to() == part.to()) {
        return true;
      }
    }
    return false;
  }

  /** The first of some parts, in their order, that begins at a place or after it. */
  private static int first(List<Part> parts, int place) {
    int low = 0;
    int high = parts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (parts.get(middle).from() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean otherwise(Tie tie, Part[] chosen, Part span, Cast parts, boolean spaced) {
    for (int role : tie.unless()) {
      int before =
          role == negation
              ? spaced ? NEGATION_WORDS : NEGATION_CHARACTERS
              : spaced ? REACH_WORDS : REACH_CHARACTERS;
      int after = role == negation ? spaced ? 1 : 4 : before;
      List<Part> known = parts.of(role);
      for (int i = first(known, span.from() - before - LONGEST); i < known.size(); i++) {
        Part part = known.get(i);
        if (part.from() > span.to() + after) {
          break;
        }
        if (part.sentence() == span.sentence()
            && part.to() >= span.from() - before
            && Arrays.stream(chosen).noneMatch(part::within)) {
          return true;
        }
      }
    }
    return false;
  }
}
