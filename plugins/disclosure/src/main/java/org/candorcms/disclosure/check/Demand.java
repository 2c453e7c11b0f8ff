// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Rule;
import org.candorcms.disclosure.rules.RulePack;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.rules.Source;

/**
 * What one rule of one audience asks of this content.
 *
 * @param onlyEnded whether all of its ties have ended and count only for having been
 * @param accepted texts that do, the preferred one first
 * @param otherLanguage texts that would do in another language
 */
record Demand(
    String audience,
    RulePack pack,
    Rule rule,
    Set<Connection> kinds,
    boolean onlyEnded,
    List<Text> accepted,
    List<Text> otherLanguage,
    Map<String, Rule.Refusal> refused) {
  private static final String BRAND = "{brand}";

  /**
   * A text of a rule with the brand's name in it.
   *
   * @param shown as proposed
   * @param key what it is compared by
   */
  record Text(String shown, String key, String lang, boolean equivalent) {}

  static Demand of(
      String audience, RulePack pack, Rule rule, List<Relation> relations, CheckRequest request) {
    Set<Connection> kinds = new HashSet<>();
    Map<String, Brand> brands = new HashMap<>();
    for (Relation relation : relations) {
      kinds.add(relation.kind());
      if (!relation.brand().name().isEmpty()) {
        brands.putIfAbsent(Words.key(relation.brand().name()), relation.brand());
      }
    }
    boolean ended =
        relations.stream()
            .allMatch(
                relation -> relation.to().filter(to -> to.isBefore(request.at())).isPresent());
    List<Brand> named = List.copyOf(brands.values());
    List<Text> right = new ArrayList<>();
    List<Text> other = new ArrayList<>();
    for (Rule.Wording wording : rule.accepted()) {
      if (suits(wording, kinds, request)) {
        (speaks(rule.language(), wording.lang(), request.lang()) ? right : other)
            .addAll(
                texts(wording.text(), wording.lang(), wording.equivalent().orElse(false), named));
      }
    }
    if (right.isEmpty()) {
      // The rule knows no word in this language: those of its own languages have to do.
      right.addAll(other);
      other.clear();
    }
    Map<String, Rule.Refusal> refused = new HashMap<>();
    for (Rule.Refusal refusal : rule.refused()) {
      if (refusal.connections().isEmpty()
          || refusal.connections().stream().anyMatch(kinds::contains)) {
        texts(refusal.text(), refusal.lang(), false, named)
            .forEach(text -> refused.putIfAbsent(text.key(), refusal));
      }
    }
    return new Demand(audience, pack, rule, kinds, ended, right, other, refused);
  }

  private static boolean suits(Rule.Wording wording, Set<Connection> kinds, CheckRequest request) {
    return (wording.connections().isEmpty() || wording.connections().containsAll(kinds))
        && (wording.mediums().isEmpty() || wording.mediums().contains(request.medium()));
  }

  private static boolean speaks(Rule.LanguageDemand demand, String lang, Locale content) {
    return switch (demand) {
      case AUDIENCE -> true;
      case CONTENT -> Words.sameLanguage(lang, content);
      case CONTENT_OR_EN ->
          Words.sameLanguage(lang, content) || Words.sameLanguage(lang, Locale.ENGLISH);
    };
  }

  /** A text once for each brand; a tag has the brand's name without its spaces too. */
  private static List<Text> texts(
      String text, String lang, boolean equivalent, List<Brand> brands) {
    if (!text.contains(BRAND)) {
      return List.of(new Text(text, Words.key(text), lang, equivalent));
    }
    List<Text> all = new ArrayList<>();
    for (Brand brand : brands) {
      boolean joined = joined(text);
      String name = joined ? brand.name().replaceAll("[^\\p{L}\\p{N}\\p{M}]", "") : brand.name();
      String whole = text.replace(BRAND, name);
      all.add(new Text(whole, Words.key(whole), lang, equivalent));
    }
    return all;
  }

  /** Whether the brand's name is part of a longer word. */
  private static boolean joined(String text) {
    int from = text.indexOf(BRAND);
    int to = from + BRAND.length();
    return from > 0 && text.charAt(from - 1) != ' ' || to < text.length() && text.charAt(to) != ' ';
  }

  /** What a breach does: what rests on no authority only warns. */
  Severity severity(Source of) {
    return rule.severity() == Severity.BLOCK && of.authoritative() ? Severity.BLOCK : Severity.WARN;
  }

  Source source() {
    return (onlyEnded ? rule.lookbackSource() : Optional.<String>empty())
        .or(() -> Optional.of(rule.source()))
        .flatMap(pack::source)
        .orElseThrow();
  }

  Source source(Rule.Refusal refusal) {
    return refusal.source().flatMap(pack::source).orElseGet(this::source);
  }

  boolean wantsLabel() {
    return !accepted.isEmpty();
  }

  boolean accepts(String key) {
    return accepted.stream().anyMatch(text -> text.key().equals(key));
  }

  /** The refusal by which a text spoils a label for this audience even beside one that does. */
  Optional<Rule.Refusal> spoiledBy(String key) {
    return Optional.ofNullable(refused.get(key)).filter(refusal -> !refusal.alone().orElse(false));
  }
}
