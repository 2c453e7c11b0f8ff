// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.disclosure.check.Brand;
import org.candorcms.disclosure.check.Relation;

/** The whole registry at one moment, as checks and labels read it; never changes. */
public final class Snapshot {
  private final Map<String, Creator> creators = new LinkedHashMap<>();
  private final Map<String, KnownBrand> brands = new LinkedHashMap<>();
  private final Map<String, KnownBrand> brandsByName = new LinkedHashMap<>();
  private final List<Tie> ties;

  Snapshot(List<Creator> creators, List<KnownBrand> brands, List<Tie> ties) {
    creators.forEach(creator -> this.creators.put(creator.id(), creator));
    for (KnownBrand brand : brands) {
      this.brands.put(brand.id(), brand);
      brandsByName.putIfAbsent(folded(brand.name()), brand);
      brand.aliases().forEach(alias -> brandsByName.putIfAbsent(folded(alias), brand));
    }
    this.ties = List.copyOf(ties);
  }

  /** One form for names that readers take for the same. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Every relation. */
  public List<Tie> ties() {
    return ties;
  }

  /** The relations that are about a piece of content, ended ones included. */
  public List<Tie> covering(String contentId) {
    return ties.stream().filter(tie -> tie.covers(contentId)).toList();
  }

  /** A brand by id or by any of its names. */
  public Optional<KnownBrand> brand(String idOrName) {
    return Optional.ofNullable(brands.get(idOrName))
        .or(() -> Optional.ofNullable(brandsByName.get(folded(idOrName))));
  }

  /**
   * Jurisdictions that content addresses: those of its relations, and where a relation names none
   * those of its creator and the site.
   */
  public Set<String> audiences(List<Tie> of, List<String> site) {
    Set<String> audiences = new LinkedHashSet<>();
    if (of.isEmpty() || of.stream().anyMatch(tie -> tie.audiences().isEmpty())) {
      audiences.addAll(site);
    }
    for (Tie tie : of) {
      Creator creator = creators.get(tie.creator());
      if (!tie.audiences().isEmpty()) {
        audiences.addAll(tie.audiences());
      } else if (creator != null) {
        audiences.addAll(creator.audiences());
      }
    }
    return audiences;
  }

  /** Ties that last on a day to brands that no relation of this content names; one for a brand. */
  public List<Tie> elsewhere(String contentId, LocalDate day) {
    Set<String> seen = new HashSet<>();
    covering(contentId).forEach(tie -> seen.add(tie.brand()));
    return ties.stream()
        .filter(tie -> !tie.brand().isEmpty() && tie.lastsOn(day) && seen.add(tie.brand()))
        .toList();
  }

  /** A relation as the engine reads it. */
  public Relation relation(Tie tie) {
    KnownBrand brand = brands.get(tie.brand());
    return new Relation(
        tie.kind(),
        brand == null ? Brand.named(tie.brandName()) : brand.brand(),
        tie.creatorName(),
        tie.from(),
        tie.to());
  }
}
