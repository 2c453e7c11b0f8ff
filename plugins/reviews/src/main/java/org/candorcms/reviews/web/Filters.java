// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candorcms.reviews.review.Sort;

/** The selects and chips above a list. Each option says how many reviews it has. */
final class Filters {
  private static final int MAX_ATTRIBUTES = 6;
  private static final int MAX_OPTIONS = 30;

  private final ListWidget.Request request;
  private final Asked asked;
  private final Wording wording;

  Filters(ListWidget.Request request) {
    this.request = request;
    this.asked = request.asked();
    this.wording = request.wording();
  }

  /** The selects. */
  List<Models.Filter> all() {
    List<Models.Filter> filters = new ArrayList<>();
    filters.add(sort());
    filters.add(rating());
    filters.add(since());
    if (request.facets().verified() > 0 || asked.verified()) {
      filters.add(verified());
    }
    if (request.facets().languages().size() > 1 || !asked.language().isEmpty()) {
      filters.add(language());
    }
    filters.addAll(attributes());
    return filters;
  }

  private Models.Filter sort() {
    List<Models.Option> options = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      options.add(option(sort.code(), wording.of("sort." + sort.code()), sort == asked.sort()));
    }
    return new Models.Filter("sort", "sort", wording.of("sort.label"), false, options);
  }

  private Models.Filter rating() {
    List<Models.Option> options = new ArrayList<>();
    options.add(option("", wording.of("filter.all"), asked.ratings().isEmpty()));
    boolean several = asked.ratings().size() > 1;
    if (several) {
      String written = String.join(",", asked.ratings().stream().map(String::valueOf).toList());
      options.add(option(written, stars(asked.ratings()), true));
    }
    for (int stars = 5; stars >= 1; stars--) {
      long count = request.facets().ratings().get(stars - 1);
      options.add(
          option(
              String.valueOf(stars),
              counted(stars(Set.of(stars)), count),
              !several && asked.ratings().contains(stars)));
    }
    return filter("rating", !asked.ratings().isEmpty(), options);
  }

  private String stars(Set<Integer> ratings) {
    List<String> each =
        ratings.stream().map(stars -> wording.of("filter.stars", Map.of("stars", stars))).toList();
    return String.join(", ", each);
  }

  private Models.Filter since() {
    List<Models.Option> options = new ArrayList<>();
    options.add(option("", wording.of("filter.all-time"), asked.months() == 0));
    for (int months : Asked.PERIODS) {
      options.add(option(months + "m", period(months), asked.months() == months));
    }
    return filter("since", asked.months() > 0, options);
  }

  private String period(int months) {
    return wording.of("filter.months", Map.of("months", months));
  }

  private Models.Filter verified() {
    String only = wording.of("filter.verified-only");
    return filter(
        "verified",
        asked.verified(),
        List.of(
            option("", wording.of("filter.all"), !asked.verified()),
            option("true", counted(only, request.facets().verified()), asked.verified())));
  }

  private Models.Filter language() {
    List<Models.Option> options = new ArrayList<>();
    options.add(option("", wording.of("filter.all"), asked.language().isEmpty()));
    Set<String> known = new LinkedHashSet<>(request.facets().languages().keySet());
    if (!asked.language().isEmpty()) {
      known.add(asked.language());
    }
    known.stream()
        .filter(tag -> !tag.isEmpty())
        .limit(MAX_OPTIONS)
        .forEach(
            tag ->
                options.add(
                    option(
                        tag,
                        counted(
                            wording.language(tag),
                            request.facets().languages().getOrDefault(tag, 0L)),
                        tag.equals(asked.language()))));
    return filter("language", !asked.language().isEmpty(), options);
  }

  private List<Models.Filter> attributes() {
    Map<String, Map<String, Long>> known = new LinkedHashMap<>();
    request.facets().attributes().entrySet().stream()
        .filter(each -> each.getValue().size() > 1)
        .limit(MAX_ATTRIBUTES)
        .forEach(each -> known.put(each.getKey(), new LinkedHashMap<>(each.getValue())));
    asked
        .attributes()
        .forEach(
            (name, texts) ->
                texts.forEach(
                    text ->
                        known
                            .computeIfAbsent(name, unused -> new LinkedHashMap<>())
                            .putIfAbsent(text, 0L)));
    List<Models.Filter> filters = new ArrayList<>();
    known.forEach((name, texts) -> filters.add(attribute(name, texts)));
    return filters;
  }

  private Models.Filter attribute(String name, Map<String, Long> texts) {
    List<String> chosen = asked.attributes().getOrDefault(name, List.of());
    List<Models.Option> options = new ArrayList<>();
    options.add(option("", wording.of("filter.all"), chosen.isEmpty()));
    texts.entrySet().stream()
        .filter(each -> chosen.contains(each.getKey()) || options.size() < MAX_OPTIONS)
        .forEach(
            each ->
                options.add(
                    option(
                        Asked.written(name, each.getKey()),
                        counted(each.getKey(), each.getValue()),
                        chosen.contains(each.getKey()))));
    return new Models.Filter(
        "a-" + name, "attr", wording.attribute(name), !chosen.isEmpty(), options);
  }

  private Models.Filter filter(String name, boolean chosen, List<Models.Option> options) {
    return new Models.Filter(name, name, wording.of("filter." + name), chosen, options);
  }

  private static Models.Option option(String value, String text, boolean selected) {
    return new Models.Option(value, text, selected);
  }

  private String counted(String text, long count) {
    return wording.of("filter.counted", Map.of("text", text, "count", count));
  }

  /** What is chosen, each with the way to undo it. */
  List<Models.Chip> chips() {
    List<Models.Chip> chips = new ArrayList<>();
    for (int stars : asked.ratings()) {
      Set<Integer> left = new LinkedHashSet<>(asked.ratings());
      left.remove(stars);
      chips.add(chip(stars(Set.of(stars)), asked.withRatings(left)));
    }
    if (asked.months() > 0) {
      chips.add(chip(period(asked.months()), asked.withMonths(0)));
    }
    if (asked.verified()) {
      chips.add(chip(wording.of("filter.verified-only"), asked.withVerified(false)));
    }
    if (!asked.language().isEmpty()) {
      chips.add(chip(wording.language(asked.language()), asked.inAllLanguages()));
    }
    asked
        .attributes()
        .forEach(
            (name, texts) ->
                texts.forEach(
                    text ->
                        chips.add(
                            chip(
                                wording.attribute(name) + ": " + text,
                                asked.withoutAttribute(name, text)))));
    return chips;
  }

  private Models.Chip chip(String text, Asked without) {
    return new Models.Chip(text, request.address(without));
  }
}
