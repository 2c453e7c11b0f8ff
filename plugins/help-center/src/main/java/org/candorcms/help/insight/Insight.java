// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import java.util.List;

/**
 * What visitors looked for between two days, both included (UTC).
 *
 * @param unhelpful articles with more votes against than for, worst first
 * @param deflection whether reading spared a question; never guessed
 */
public record Insight(
    String from,
    String to,
    Totals totals,
    List<Day> days,
    List<Query> topQueries,
    List<Query> zeroResultQueries,
    List<Query> lowClickQueries,
    List<ArticleCount> topArticles,
    List<ArticleCount> unhelpful,
    Deflection deflection) {

  /** Sums. */
  public record Totals(
      long searches, long zeroResults, long clicks, long views, long helpful, long unhelpful) {}

  /** A day, {@code 2026-11-21}. */
  public record Day(
      String day, long searches, long zeroResults, long clicks, long helpful, long unhelpful) {}

  /**
   * A masked query.
   *
   * @param clickRate clicks for each search
   * @param averagePosition of the hits that were followed, from 1; 0 if none was
   */
  public record Query(
      String query,
      String lang,
      long searches,
      long zeroResults,
      long clicks,
      double clickRate,
      double averagePosition) {}

  /** An article. */
  public record ArticleCount(
      String id, String title, long views, long clicks, long helpful, long unhelpful) {}

  /**
   * Deflection can be told only where questions to people are counted too.
   *
   * @param available whether there is such data
   */
  public record Deflection(boolean available, String reason) {}
}
