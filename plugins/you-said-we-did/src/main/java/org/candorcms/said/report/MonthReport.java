// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a month. Made from what is stored, and then kept as it is: the same snapshot is
 * the same document for ever. It has no time of its own making, so two snapshots of the same
 * numbers are one.
 *
 * @param month as in 2026-10
 * @param voices in all; the sum over sources, and the sum over languages
 * @param previous voices of the month before
 * @param bySource most first
 * @param byLang most first
 * @param tags confirmed tags, most first; a voice may have several
 * @param themes most first; a voice may be in several
 * @param actions that stood at the end of the month or were touched by it
 * @param byStatus how many of those actions have each status
 */
public record MonthReport(
    String month,
    long voices,
    long previous,
    List<Line> bySource,
    List<Line> byLang,
    List<Line> tags,
    List<Line> themes,
    List<ActionLine> actions,
    List<Line> byStatus) {
  /** Copies collections. */
  public MonthReport {
    bySource = List.copyOf(bySource);
    byLang = List.copyOf(byLang);
    tags = List.copyOf(tags);
    themes = List.copyOf(themes);
    actions = List.copyOf(actions);
    byStatus = List.copyOf(byStatus);
  }

  /** A number with its name. */
  public record Line(String id, String label, long count) {}

  /**
   * An action at the end of the month.
   *
   * @param overdueDays at the end of the month
   */
  public record ActionLine(
      String id,
      String title,
      String lang,
      String status,
      long voices,
      long of,
      @Nullable LocalDate due,
      long overdueDays,
      boolean changedInMonth) {}
}
