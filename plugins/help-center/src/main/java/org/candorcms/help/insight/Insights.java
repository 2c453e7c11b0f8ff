// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candorcms.api.store.Store;
import org.candorcms.help.article.ArticleCard;
import org.candorcms.help.article.Articles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the counts. */
@Component(service = Insights.class)
public final class Insights {
  private static final int SHOWN = 50;
  private static final int LOW_CLICK_MINIMUM = 5;

  private final Store store;
  private final Articles articles;

  /** Gets its surroundings. */
  @Activate
  public Insights(
      @Reference(target = "(candor.store=help)") Store store, @Reference Articles articles) {
    this.store = store;
    this.articles = articles;
  }

  /** The report of a span of days, both included. */
  public Insight between(LocalDate from, LocalDate to) {
    List<Object[]> queries =
        rows(
            "select q.query, q.lang, sum(q.searches), sum(q.zeros), sum(q.clicks),"
                + " sum(q.clickPositions) from QueryDayRow q where q.day >= :from and q.day <= :to"
                + " group by q.query, q.lang order by sum(q.searches) desc, q.query",
            from,
            to);
    List<Insight.Query> all = queries.stream().map(Insights::query).toList();
    List<Insight.ArticleCount> read = articleCounts(from, to);
    List<Insight.Day> days = days(from, to);
    return new Insight(
        from.toString(),
        to.toString(),
        totals(days, read),
        days,
        all.stream().filter(q -> q.searches() > 0).limit(SHOWN).toList(),
        all.stream()
            .filter(q -> q.zeroResults() > 0)
            .sorted(Comparator.comparingLong(Insight.Query::zeroResults).reversed())
            .limit(SHOWN)
            .toList(),
        all.stream()
            .filter(q -> q.searches() >= LOW_CLICK_MINIMUM && q.zeroResults() < q.searches())
            .filter(q -> q.clickRate() < .2)
            .sorted(Comparator.comparingDouble(Insight.Query::clickRate))
            .limit(SHOWN)
            .toList(),
        read.stream()
            .sorted(Comparator.comparingLong(Insight.ArticleCount::views).reversed())
            .limit(SHOWN)
            .toList(),
        read.stream()
            .filter(a -> a.unhelpful() > a.helpful())
            .sorted(
                Comparator.comparingLong((Insight.ArticleCount a) -> a.helpful() - a.unhelpful()))
            .limit(SHOWN)
            .toList(),
        new Insight.Deflection(
            false, "No tickets are counted here, so nobody can say which were spared."));
  }

  /** Ids of the articles that were read or followed most since a day, most first. */
  public List<String> mostRead(LocalDate since, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select a.articleId, sum(a.views) + sum(a.clicks) from ArticleDayRow a"
                        + " where a.day >= :since group by a.articleId"
                        + " order by sum(a.views) + sum(a.clicks) desc, a.articleId",
                    Object[].class)
                .setParameter("since", since.toString())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> (String) row[0])
                .toList());
  }

  /** Deletes the counts of the days before one. */
  public int prune(LocalDate before) {
    return store.write(
        em ->
            em.createQuery("delete from QueryDayRow q where q.day < :day")
                    .setParameter("day", before.toString())
                    .executeUpdate()
                + em.createQuery("delete from ArticleDayRow a where a.day < :day")
                    .setParameter("day", before.toString())
                    .executeUpdate());
  }

  private List<Insight.ArticleCount> articleCounts(LocalDate from, LocalDate to) {
    List<Object[]> counts =
        rows(
            "select a.articleId, sum(a.views), sum(a.clicks), sum(a.helpful), sum(a.unhelpful)"
                + " from ArticleDayRow a where a.day >= :from and a.day <= :to"
                + " group by a.articleId order by sum(a.views) desc, a.articleId",
            from,
            to);
    Map<String, ArticleCard> cards =
        articles.cards(counts.stream().map(row -> (String) row[0]).toList());
    List<Insight.ArticleCount> list = new ArrayList<>();
    for (Object[] row : counts) {
      ArticleCard card = cards.get((String) row[0]);
      if (card != null) {
        list.add(
            new Insight.ArticleCount(
                card.id(),
                card.title(),
                number(row[1]),
                number(row[2]),
                number(row[3]),
                number(row[4])));
      }
    }
    return list;
  }

  private List<Insight.Day> days(LocalDate from, LocalDate to) {
    Map<String, long[]> sums = new TreeMap<>();
    rows(
            "select q.day, sum(q.searches), sum(q.zeros), sum(q.clicks) from QueryDayRow q"
                + " where q.day >= :from and q.day <= :to group by q.day order by q.day",
            from,
            to)
        .forEach(row -> add(sums, row, 0, 3));
    rows(
            "select a.day, sum(a.helpful), sum(a.unhelpful) from ArticleDayRow a"
                + " where a.day >= :from and a.day <= :to group by a.day order by a.day",
            from,
            to)
        .forEach(row -> add(sums, row, 3, 2));
    List<Insight.Day> days = new ArrayList<>();
    sums.forEach((day, s) -> days.add(new Insight.Day(day, s[0], s[1], s[2], s[3], s[4])));
    return days;
  }

  private static void add(Map<String, long[]> sums, Object[] row, int at, int count) {
    long[] sum = sums.computeIfAbsent((String) row[0], day -> new long[5]);
    for (int i = 0; i < count; i++) {
      sum[at + i] += number(row[i + 1]);
    }
  }

  private static Insight.Totals totals(
      List<Insight.Day> days, List<Insight.ArticleCount> articles) {
    return new Insight.Totals(
        days.stream().mapToLong(Insight.Day::searches).sum(),
        days.stream().mapToLong(Insight.Day::zeroResults).sum(),
        days.stream().mapToLong(Insight.Day::clicks).sum(),
        articles.stream().mapToLong(Insight.ArticleCount::views).sum(),
        days.stream().mapToLong(Insight.Day::helpful).sum(),
        days.stream().mapToLong(Insight.Day::unhelpful).sum());
  }

  private List<Object[]> rows(String query, LocalDate from, LocalDate to) {
    return store.read(
        em ->
            em.createQuery(query, Object[].class)
                .setParameter("from", from.toString())
                .setParameter("to", to.toString())
                .setMaxResults(2000)
                .getResultList());
  }

  private static Insight.Query query(Object[] row) {
    long searches = number(row[2]);
    long clicks = number(row[4]);
    return new Insight.Query(
        (String) row[0],
        (String) row[1],
        searches,
        number(row[3]),
        clicks,
        searches == 0 ? 0 : Math.round(1000.0 * clicks / searches) / 1000.0,
        clicks == 0 ? 0 : Math.round(10.0 * number(row[5]) / clicks) / 10.0);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
