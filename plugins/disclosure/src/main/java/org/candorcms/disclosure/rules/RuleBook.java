// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rule packs that hold together: of each jurisdiction the newest that has come into force. */
public final class RuleBook {
  private final List<RulePack> packs;
  private final Map<String, List<RulePack>> byAudience;

  private RuleBook(List<RulePack> packs) {
    this.packs = packs;
    Map<String, List<RulePack>> index = new LinkedHashMap<>();
    for (RulePack pack : packs) {
      index.computeIfAbsent(pack.jurisdiction(), j -> new java.util.ArrayList<>()).add(pack);
      for (String alias : pack.aliases()) {
        index.computeIfAbsent(alias, j -> new java.util.ArrayList<>()).add(pack);
      }
    }
    this.byAudience = index;
  }

  /** A book of packs. */
  public static RuleBook of(List<RulePack> packs) {
    return new RuleBook(
        packs.stream()
            .sorted(
                Comparator.comparing(RulePack::jurisdiction)
                    .thenComparing(RulePack::effectiveFrom, Comparator.reverseOrder())
                    .thenComparing(RulePack::version, Comparator.reverseOrder()))
            .toList());
  }

  /** All packs: by jurisdiction, the newest first. */
  public List<RulePack> packs() {
    return packs;
  }

  /** Names of jurisdictions that have a pack, by code. */
  public Map<String, String> jurisdictions() {
    Map<String, String> names = new TreeMap<>();
    packs.forEach(pack -> names.put(pack.jurisdiction(), pack.name()));
    return names;
  }

  /** Whether any pack speaks of an audience. */
  public boolean knows(String audience) {
    return byAudience.containsKey(audience);
  }

  /** The pack of an audience on a day. */
  public Optional<RulePack> pack(String audience, LocalDate at) {
    return byAudience.getOrDefault(audience, List.of()).stream()
        .filter(pack -> pack.holdsOn(at))
        .findFirst();
  }
}
