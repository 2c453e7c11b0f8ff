// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.wording.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What is commercial in a page: its links, the first mention of a brand, phrases that tell of a
 * tie.
 *
 * @param links commercial links, in document order
 * @param first where the first mention or commercial link is
 */
record Commerce(List<Link> links, Optional<First> first, List<Cue> cues) {
  /** More commercial links than this are not looked at: the first of them tell enough. */
  private static final int MAX_LINKS = 1000;

  /** Ties that a reader would not tell apart: one recorded explains the cues of the others. */
  private static final List<Set<Connection>> ALIKE =
      List.of(
          EnumSet.of(
              Connection.GIFTED,
              Connection.LOAN,
              Connection.EVENT,
              Connection.PAID,
              Connection.CONTEST),
          EnumSet.of(Connection.AFFILIATE, Connection.CODE, Connection.PAID),
          EnumSet.of(Connection.EMPLOYEE, Connection.OWNER, Connection.FAMILY),
          EnumSet.of(Connection.AI, Connection.VIRTUAL, Connection.RETOUCHED));

  /**
   * A commercial link.
   *
   * @param why what gave it away
   * @param earning whether somebody earns by it, as opposed to a plain link to the brand's site
   */
  record Link(Anchor anchor, Statement why, boolean earning) {}

  /** The first commercial thing of a page. */
  record First(int offset, int before, Statement what, Finding.Place at) {}

  /** A phrase that tells of a tie. */
  record Cue(Connection kind, Spot spot) {}

  static Commerce of(PageText page, List<Relation> relations, Lexicon lexicon, Locale language) {
    List<Brand> brands = relations.stream().map(Relation::brand).distinct().toList();
    List<Link> links = new ArrayList<>();
    for (Anchor anchor : page.anchors()) {
      if (links.size() < MAX_LINKS) {
        link(anchor, brands, lexicon).ifPresent(links::add);
      }
    }
    return new Commerce(
        List.copyOf(links), first(page, brands, links), cues(page, lexicon, language));
  }

  private static Optional<Link> link(Anchor anchor, List<Brand> brands, Lexicon lexicon) {
    Optional<Statement> sign = lexicon.links().why(anchor.href());
    if (sign.isPresent()) {
      return sign.map(why -> new Link(anchor, why, true));
    }
    String host = LinkSigns.host(anchor.href());
    if (host.isEmpty()) {
      return Optional.empty();
    }
    if (anchor.hasRel("sponsored")) {
      return Optional.of(new Link(anchor, Statement.of("why.rel"), true));
    }
    for (Brand brand : brands) {
      for (String code : brand.codes()) {
        if (!code.isBlank() && Words.lower(anchor.href()).contains(Words.lower(code))) {
          return Optional.of(new Link(anchor, Statement.of("why.code", "name", code), true));
        }
      }
      for (String domain : brand.domains()) {
        if (!domain.isBlank() && LinkSigns.within(host, Words.lower(domain))) {
          return Optional.of(
              new Link(anchor, Statement.of("why.brand", "name", brand.name()), false));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<First> first(PageText page, List<Brand> brands, List<Link> links) {
    @Nullable First first = null;
    for (Brand brand : brands) {
      for (String name : names(brand)) {
        Spot spot = page.firstMention(name);
        if (spot != null && (first == null || spot.offset() < first.offset())) {
          first =
              new First(
                  spot.offset(),
                  spot.before(),
                  Statement.of("first.mention", "brand", brand.name()),
                  page.place(spot));
        }
      }
    }
    for (Link link : links) {
      Anchor anchor = link.anchor();
      if (anchor.block().sight.onPage() && (first == null || anchor.offset() < first.offset())) {
        first =
            new First(
                anchor.offset(), anchor.before(), Statement.of("first.link"), page.place(anchor));
      }
    }
    return Optional.ofNullable(first);
  }

  private static List<String> names(Brand brand) {
    List<String> names = new ArrayList<>();
    names.add(Words.key(brand.name()));
    brand.aliases().forEach(alias -> names.add(Words.key(alias)));
    brand.codes().forEach(code -> names.add(Words.key(code)));
    names.removeIf(name -> name.length() < 2);
    return names;
  }

  private static List<Cue> cues(PageText page, Lexicon lexicon, Locale language) {
    Cues known = lexicon.cues(language.getLanguage());
    Roles roles = lexicon.roles(language.getLanguage());
    List<Block> seen = page.blocks().stream().filter(block -> block.sight.onPage()).toList();
    return roles.in(seen, known);
  }

  /** Cues of ties that none of the recorded ones explains; the first of each kind. */
  List<Cue> unrecorded(Collection<Relation> recorded) {
    Set<Connection> kinds = recorded.stream().map(Relation::kind).collect(Collectors.toSet());
    Set<Connection> told = EnumSet.noneOf(Connection.class);
    return cues.stream()
        .filter(cue -> !explained(cue.kind(), kinds))
        .filter(cue -> told.add(cue.kind()))
        .toList();
  }

  private static boolean explained(Connection kind, Set<Connection> recorded) {
    return recorded.contains(kind)
        || ALIKE.stream()
            .anyMatch(alike -> alike.contains(kind) && alike.stream().anyMatch(recorded::contains));
  }
}
