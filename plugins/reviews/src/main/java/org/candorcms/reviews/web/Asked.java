// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.reviews.review.ReviewQuery;
import org.candorcms.reviews.review.Sort;

/**
 * Which reviews a visitor wants to see, as it stands in the address: {@code
 * ?rating=5&verified=true&since=6m&language=de&attr=size:M&sort=newest}.
 *
 * @param months published within so many months; 0 for all
 * @param attributes texts by name
 */
record Asked(
    Set<Integer> ratings,
    boolean verified,
    int months,
    String language,
    Map<String, List<String>> attributes,
    Sort sort) {
  /** Names of the parameters, those that only turn pages included. */
  static final Set<String> NAMES =
      Set.of("rating", "verified", "since", "language", "attr", "sort", "after", "review");

  /** Periods that can be chosen, in months. */
  static final List<Integer> PERIODS = List.of(1, 6, 12);

  private static final int MAX_ATTRIBUTES = 10;
  private static final int MAX_TEXT = 100;

  /** Reads attributes written as {@code name:text}; what is none is left out. */
  static Map<String, List<String>> attributes(List<String> written) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (String each : written) {
      int colon = each.indexOf(':');
      String name = colon < 0 ? "" : each.substring(0, colon);
      String text = each.substring(colon + 1).replace("%2C", ",").replace("%25", "%").strip();
      boolean fits =
          name.matches("[a-z0-9-]{1,40}") && !text.isEmpty() && text.length() <= MAX_TEXT;
      if (fits && attributes.size() < MAX_ATTRIBUTES) {
        attributes.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(text);
      }
    }
    return attributes;
  }

  /** An attribute as a value of the parameter; commas would part a list. */
  static String written(String name, String text) {
    return name + ':' + text.replace("%", "%25").replace(",", "%2C");
  }

  /** The period of {@code 6m}; 0 for all. */
  static int months(Optional<String> since) {
    return PERIODS.stream()
        .filter(months -> since.filter((months + "m")::equals).isPresent())
        .findFirst()
        .orElse(0);
  }

  /** Whether anything but the order was chosen. */
  boolean filtered() {
    return !ratings.isEmpty()
        || verified
        || months > 0
        || !language.isEmpty()
        || !attributes.isEmpty();
  }

  /** Nothing but the order. */
  Asked unfiltered() {
    return new Asked(Set.of(), false, 0, "", Map.of(), sort);
  }

  /** The same without a language. */
  Asked inAllLanguages() {
    return new Asked(ratings, verified, months, "", attributes, sort);
  }

  /** The same with these stars. */
  Asked withRatings(Set<Integer> others) {
    return new Asked(others, verified, months, language, attributes, sort);
  }

  /** The same, verified or not. */
  Asked withVerified(boolean only) {
    return new Asked(ratings, only, months, language, attributes, sort);
  }

  /** The same for another period. */
  Asked withMonths(int others) {
    return new Asked(ratings, verified, others, language, attributes, sort);
  }

  /** The same without one text of an attribute. */
  Asked withoutAttribute(String name, String text) {
    Map<String, List<String>> left = new LinkedHashMap<>(attributes);
    List<String> texts = new ArrayList<>(left.getOrDefault(name, List.of()));
    texts.remove(text);
    if (texts.isEmpty()) {
      left.remove(name);
    } else {
      left.put(name, texts);
    }
    return new Asked(ratings, verified, months, language, left, sort);
  }

  /** As parameters of an address; the usual order is left out. */
  Map<String, List<String>> parameters(Sort usual) {
    Map<String, List<String>> own = new LinkedHashMap<>();
    if (!ratings.isEmpty()) {
      own.put("rating", ratings.stream().map(String::valueOf).toList());
    }
    if (verified) {
      own.put("verified", List.of("true"));
    }
    if (months > 0) {
      own.put("since", List.of(months + "m"));
    }
    if (!language.isEmpty()) {
      own.put("language", List.of(language));
    }
    List<String> written = new ArrayList<>();
    attributes.forEach((name, texts) -> texts.forEach(text -> written.add(written(name, text))));
    if (!written.isEmpty()) {
      own.put("attr", written);
    }
    if (sort != usual) {
      own.put("sort", List.of(sort.code()));
    }
    return own;
  }

  /** As a query. */
  ReviewQuery query(String product, int limit, String cursor, Clock clock) {
    Optional<Instant> since =
        months == 0
            ? Optional.empty()
            : Optional.of(clock.instant().atZone(ZoneOffset.UTC).minusMonths(months).toInstant());
    return new ReviewQuery(
        product,
        new LinkedHashSet<>(ratings),
        verified ? Optional.of(true) : Optional.empty(),
        since,
        language,
        attributes,
        sort,
        limit,
        cursor);
  }
}
