// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brands that content names although the ties to them are recorded for other content only. */
public final class Uncovered {
  private static final int MAX_FINDINGS = 20;

  private Uncovered() {}

  /**
   * A warning for each brand that is named.
   *
   * @param elsewhere ties that last and do not cover the content
   * @param dismissed keys of findings that an editor has called false alarms
   */
  public static List<Finding> in(
      String html, Lexicon lexicon, List<Relation> elsewhere, Set<String> dismissed) {
    String lower = Words.lower(Words.composed(html));
    List<Relation> maybe = elsewhere.stream().filter(tie -> maybe(lower, tie.brand())).toList();
    if (maybe.isEmpty()) {
      return List.of();
    }
    PageText page = PageText.of(html, lexicon);
    Findings findings = new Findings(page);
    for (Relation tie : maybe) {
      @Nullable Spot spot = first(page, tie.brand());
      if (spot != null) {
        findings.advised(
            "relation.out-of-scope",
            page.place(spot),
            "The text names "
                + tie.brand().name()
                + ", and "
                + (tie.creator().isEmpty() ? "the site" : tie.creator())
                + " is tied to it ("
                + tie.kind().name().toLowerCase(Locale.ROOT)
                + "), but that relation does not cover this content",
            "Add this content to the relation, or dismiss this finding if they have nothing to do"
                + " with each other");
      }
    }
    return findings.sorted(dismissed, MAX_FINDINGS);
  }

  /** Whether it is worth reading the document: names may be parted and escaped in the source. */
  private static boolean maybe(String lower, Brand brand) {
    return names(brand).stream()
        .map(name -> name.split("[ &<>\"']", 2)[0])
        .anyMatch(lower::contains);
  }

  private static List<String> names(Brand brand) {
    List<String> names = new ArrayList<>();
    names.add(Words.key(brand.name()));
    brand.aliases().forEach(alias -> names.add(Words.key(alias)));
    names.removeIf(name -> name.length() < 2);
    return names;
  }

  private static @Nullable Spot first(PageText page, Brand brand) {
    for (String name : names(brand)) {
      Spot spot = page.firstMention(name);
      if (spot != null) {
        return spot;
      }
    }
    return null;
  }
}
