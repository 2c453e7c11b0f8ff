// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a week brought, beside the weeks before it.
 *
 * @param first Monday
 * @param last Sunday, or the last whole day of a running week
 * @param days whole days of the week that are counted; the same weekdays of earlier weeks are
 *     compared
 * @param weeks how many earlier weeks are compared
 * @param voices of the week
 * @param items tags and themes, what needs a look first
 */
public record Triage(
    LocalDate first, LocalDate last, int days, int weeks, Item voices, List<Item> items) {
  /** Copies collections. */
  public Triage {
    items = List.copyOf(items);
  }

  /**
   * A tag or theme in the week.
   *
   * @param kind {@code tag}, {@code theme} or {@code all}
   * @param count voices of the week
   * @param earlier voices in the same weekdays of earlier weeks, latest first
   * @param expected mean of those
   * @param ratio count by expected; absent where nothing is expected
   * @param probability how likely so many, or more, are if nothing has changed
   * @param verdict {@code new, spike, growing, steady, shrinking} or {@code too-few}
   * @param peak the day that stands out most, compared with the same weekday of earlier weeks
   * @param caveats why to be careful, in English
   */
  public record Item(
      String kind,
      String id,
      String label,
      long count,
      List<Long> earlier,
      double expected,
      @Nullable Double ratio,
      double probability,
      String verdict,
      @Nullable Peak peak,
      List<String> caveats) {
    /** Copies collections. */
    public Item {
      earlier = List.copyOf(earlier);
      caveats = List.copyOf(caveats);
    }
  }

  /** A day and what the same weekday of earlier weeks had on average. */
  public record Peak(LocalDate day, long count, double expected, double probability) {}
}
