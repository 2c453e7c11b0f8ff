// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;
import org.jspecify.annotations.Nullable;

/** Brands that content names although the ties to them are recorded for other content only. */
public final class Uncovered {
  private static final int MAX_FINDINGS = 20;

  private Uncovered() {}

  /**
   * What was found.
   *
   * @param findings a warning for each brand that is named
   * @param named the ties to the brands that are named
   */
  public record Result(List<Finding> findings, List<Relation> named) {
    static final Result NOTHING = new Result(List.of(), List.of());

    /** Copies collections. */
    public Result {
      findings = List.copyOf(findings);
      named = List.copyOf(named);
    }
  }

  /**
   * Looks for the brands.
   *
   * @param elsewhere ties that last and do not cover the content
   * @param dismissed keys of findings that an editor has called false alarms
   * @param wording the language of whoever reads them
   */
  public static Result in(
      String html,
      Lexicon lexicon,
      List<Relation> elsewhere,
      Set<String> dismissed,
      Wording wording) {
    String lower = Words.lower(Words.composed(html));
    List<Relation> maybe = elsewhere.stream().filter(tie -> maybe(lower, tie.brand())).toList();
    if (maybe.isEmpty()) {
      return Result.NOTHING;
    }
    PageText page = PageText.of(html, lexicon);
    Findings findings = new Findings(page, wording);
    List<Relation> named = new ArrayList<>();
    for (Relation tie : maybe) {
      @Nullable Spot spot = first(page, tie.brand());
      if (spot != null) {
        named.add(tie);
        findings.advised(
            "relation.out-of-scope",
            page.place(spot),
            Statement.of(
                "finding.relation.out-of-scope" + (tie.creator().isEmpty() ? ".site" : ""),
                "brand",
                tie.brand().name(),
                "creator",
                tie.creator(),
                "kind",
                tie.kind().named()),
            Statement.of("fix.relation.out-of-scope"));
      }
    }
    return new Result(findings.sorted(dismissed, MAX_FINDINGS), named);
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
