// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.candorcms.disclosure.check.CheckRequest;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.Checker;
import org.candorcms.disclosure.check.Relation;
import org.candorcms.disclosure.page.PageLabels;
import org.candorcms.disclosure.registry.BrandBook;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RuleBooks;
import org.candorcms.disclosure.rules.RulePack;
import org.candorcms.disclosure.wording.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the rules in force say about a tie that a widget names. */
@Component(service = Wordings.class)
public final class Wordings {
  private final Checker checker;
  private final RuleBooks books;
  private final BrandBook brands;
  private final PageLabels labels;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public Wordings(
      @Reference Checker checker,
      @Reference RuleBooks books,
      @Reference BrandBook brands,
      @Reference PageLabels labels,
      @Reference Clock clock) {
    this.checker = checker;
    this.books = books;
    this.brands = brands;
    this.labels = labels;
    this.clock = clock;
  }

  RuleBook book() {
    return books.inForce();
  }

  /** Names of the jurisdictions that have a pack, by code. */
  Map<String, String> jurisdictions(Wording wording) {
    Map<String, String> names = new TreeMap<>();
    for (RulePack pack : book().packs()) {
      names.put(pack.jurisdiction(), pack.text(pack.name(), wording.language()));
    }
    return names;
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The jurisdictions that rules know among those given; those of the site if none is. */
  List<String> audiences(List<String> given) {
    List<String> known = given.stream().filter(book()::knows).distinct().toList();
    return known.isEmpty() ? labels.audiences("", book()) : known;
  }

  /** What each audience wants for a tie. */
  CheckResult of(
      Connection kind, String brand, List<String> audiences, Locale language, String html) {
    return of(kind, brand, audiences, language, html, Wording.DEFAULT);
  }

  /** The same, explained in the words of a language. */
  CheckResult of(
      Connection kind,
      String brand,
      List<String> audiences,
      Locale language,
      String html,
      Wording wording) {
    return checker.check(
        new CheckRequest(
            html,
            language,
            Medium.ARTICLE,
            audiences(audiences),
            List.of(
                new Relation(kind, brands.named(brand), "", Optional.empty(), Optional.empty())),
            today(),
            Set.of(),
            wording));
  }

  /** Labels of a piece of content. */
  List<String> labels(String contentId, Locale language) {
    return labels.labels(Set.of(contentId), language).getOrDefault(contentId, List.of());
  }
}
