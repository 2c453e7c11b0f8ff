// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.candorcms.disclosure.wording.Statement;

/** One way in which readers get a page: a width in CSS pixels, and in what. */
record Layout(int width, Medium medium) {

  /** In what a page is shown. */
  enum Medium {
    /** A screen with light surroundings. */
    LIGHT("screen", "prefers-color-scheme", "light"),
    /** A screen with dark surroundings. */
    DARK("screen", "prefers-color-scheme", "dark"),
    /** A screen with the reader's own colours. */
    FORCED("screen", "forced-colors", "active"),
    /** Paper. */
    PRINT("print", "prefers-color-scheme", "light");

    private final String type;
    private final String feature;
    private final String value;

    Medium(String type, String feature, String value) {
      this.type = type;
      this.feature = feature;
      this.value = value;
    }

    /** As the browser wants it. */
    Map<String, Object> emulated() {
      return Map.of(
          "media",
          type,
          "features",
          Arrays.stream(values())
              .filter(medium -> medium.type.equals("screen") && medium != LIGHT)
              .map(medium -> Map.of("name", medium.feature, "value", valueOf(medium)))
              .toList());
    }

    private String valueOf(Medium other) {
      return other.feature.equals(feature) ? value : other == DARK ? "light" : "none";
    }
  }

  /** Paper of the width of A4 without its margins. */
  static final int PAPER = 718;

  /**
   * Layouts for editors: neighbouring widths as a range, media with the same widths together.
   *
   * @param widths all widths at which the page was measured
   */
  static Statement words(Collection<Layout> layouts, SortedSet<Integer> widths) {
    Map<Statement, List<Medium>> media = new LinkedHashMap<>();
    for (Medium medium : Medium.values()) {
      SortedSet<Integer> in = new TreeSet<>();
      layouts.stream().filter(l -> l.medium() == medium).map(Layout::width).forEach(in::add);
      if (!in.isEmpty()) {
        media
            .computeIfAbsent(
                medium == Medium.PRINT ? Statement.of("place.paper") : place(in, widths),
                key -> new ArrayList<>())
            .add(medium);
      }
    }
    List<Statement> places = new ArrayList<>();
    media.forEach(
        (place, in) -> {
          boolean all = in.contains(Medium.PRINT) || in.size() == Medium.values().length - 1;
          places.add(
              all ? place : Statement.of("place.in", "place", place, "media", and(names(in))));
        });
    return and(places);
  }

  private static List<Statement> names(List<Medium> media) {
    return media.stream()
        .map(medium -> Statement.of("medium." + medium.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static Statement and(List<Statement> items) {
    return items.stream()
        .reduce((one, other) -> Statement.of("place.and", "one", one, "other", other))
        .orElseThrow();
  }

  private static Statement place(SortedSet<Integer> in, SortedSet<Integer> widths) {
    if (in.containsAll(widths)) {
      return Statement.of("place.every-width");
    }
    List<String> ranges = new ArrayList<>();
    int first = 0;
    int last = 0;
    for (int width : widths) {
      if (in.contains(width)) {
        first = first == 0 ? width : first;
        last = width;
      } else if (first > 0) {
        ranges.add(range(first, last));
        first = 0;
      }
    }
    if (first > 0) {
      ranges.add(range(first, last));
    }
    return Statement.of("place.widths", "widths", String.join(", ", ranges));
  }

  private static String range(int first, int last) {
    return first == last ? Integer.toString(first) : first + "–" + last;
  }
}
