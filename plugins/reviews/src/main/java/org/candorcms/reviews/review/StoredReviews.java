// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads published reviews. Totals come from the kept counts; only a filter by time or attribute, of
 * which there are no counts, lets the database count.
 */
@Component(service = Reviews.class)
public final class StoredReviews implements Reviews {
  private static final Pattern CURSOR =
      Pattern.compile("(useful|newest|highest|lowest):(\\d{1,4}):(\\d{1,15}):([0-9a-f-]{36})");

  private final Store store;

  /** Gets its store. */
  @Activate
  public StoredReviews(@Reference(target = "(candor.store=reviews)") Store store) {
    this.store = store;
  }

  /** A condition under construction. */
  private static final class Where {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    Where and(String condition, Object... values) {
      sql.append(sql.length() == 0 ? " where " : " and ");
      int at = 0;
      for (int i = 0; i < condition.length(); i++) {
        char c = condition.charAt(i);
        if (c == '?') {
          parameters.add(values[at++]);
          sql.append('?').append(parameters.size());
        } else {
          sql.append(c);
        }
      }
      return this;
    }

    Query on(EntityManager em, String select, String rest) {
      return with(em.createNativeQuery(select + sql + rest));
    }

    Query rows(EntityManager em, String select, String rest) {
      return with(em.createNativeQuery(select + sql + rest, ReviewRow.class));
    }

    private Query with(Query query) {
      for (int i = 0; i < parameters.size(); i++) {
        query.setParameter(i + 1, parameters.get(i));
      }
      return query;
    }
  }

  private static String marks(int count) {
    return "?" + ", ?".repeat(count - 1);
  }

  @Override
  public ReviewPage page(ReviewQuery query) {
    Where where = matching(query);
    after(where, query);
    int limit = Math.max(1, Math.min(query.limit(), ReviewQuery.MAX_LIMIT));
    return store.read(
        em -> {
          long total = total(em, query);
          List<ReviewRow> rows =
              rows(
                  where.rows(
                      em,
                      "select r.* from reviews_review r",
                      " order by " + order(query.sort()) + " limit " + (limit + 1)));
          boolean more = rows.size() > limit;
          List<ReviewRow> shown = more ? rows.subList(0, limit) : rows;
          Optional<String> next =
              more ? Optional.of(cursor(query.sort(), shown.get(limit - 1))) : Optional.empty();
          return new ReviewPage(shown.stream().map(ReviewRow::review).toList(), next, total);
        });
  }

  private static Where matching(ReviewQuery query) {
    Where where = new Where();
    if (!query.product().isEmpty()) {
      where.and("r.product = ?", query.product());
    }
    where.and("r.status = 'approved'");
    if (!query.ratings().isEmpty()) {
      where.and("r.rating in (" + marks(query.ratings().size()) + ")", query.ratings().toArray());
    }
    query
        .verified()
        .ifPresent(
            proven -> where.and(proven ? "r.verified_method <> ''" : "r.verified_method = ''"));
    if (!query.lang().isEmpty()) {
      where.and("r.lang = ?", query.lang());
    }
    query.since().ifPresent(since -> where.and("r.published_at >= ?", since.toEpochMilli()));
    query
        .attributes()
        .forEach(
            (name, texts) -> {
              List<Object> values = new ArrayList<>();
              values.add(name);
              values.addAll(texts);
              where.and(
                  "exists (select 1 from reviews_attribute a where a.review_id = r.id and"
                      + " a.attr_name = ? and a.attr_text in ("
                      + marks(texts.size())
                      + "))",
                  values.toArray());
            });
    return where;
  }

  private static String column(Sort sort) {
    return switch (sort) {
      case USEFUL -> "r.usefulness";
      case HIGHEST -> "r.rating";
      case LOWEST -> "r.shortfall";
      case NEWEST -> "";
    };
  }

  private static String order(Sort sort) {
    String first = column(sort);
    return (first.isEmpty() ? "" : first + " desc, ") + "r.published_at desc, r.id desc";
  }

  private static void after(Where where, ReviewQuery query) {
    if (query.cursor().isEmpty()) {
      return;
    }
    Matcher cursor = decoded(query.cursor());
    if (!cursor.matches() || !cursor.group(1).equals(query.sort().code())) {
      throw ProblemException.invalid("cursor", "cursor", "is not a cursor that this list answered");
    }
    int first = Integer.parseInt(cursor.group(2));
    long at = Long.parseLong(cursor.group(3));
    String id = cursor.group(4);
    String column = column(query.sort());
    if (column.isEmpty()) {
      where.and("r.published_at <= ?", at);
      where.and("(r.published_at < ? or r.id < ?)", at, id);
    } else {
      // The first condition is where the index starts to be read.
      where.and(column + " <= ?", first);
      where.and(
          "(" + column + " < ? or r.published_at < ? or (r.published_at = ? and r.id < ?))",
          first,
          at,
          at,
          id);
    }
  }

  private static Matcher decoded(String cursor) {
    try {
      return CURSOR.matcher(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException notBase64) {
      return CURSOR.matcher("");
    }
  }

  private static String cursor(Sort sort, ReviewRow row) {
    int first =
        switch (sort) {
          case USEFUL -> row.usefulness;
          case HIGHEST -> row.rating;
          case LOWEST -> row.shortfall;
          case NEWEST -> 0;
        };
    String text = sort.code() + ':' + first + ':' + row.publishedAt + ':' + row.id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether the kept counts can answer. */
  private static boolean counted(ReviewQuery query) {
    return query.since().isEmpty() && query.attributes().isEmpty();
  }

  private static Where cells(ReviewQuery query) {
    Where where = new Where();
    where.and("r.reviews <> 0");
    if (!query.product().isEmpty()) {
      where.and("r.product = ?", query.product());
    }
    if (!query.ratings().isEmpty()) {
      where.and("r.rating in (" + marks(query.ratings().size()) + ")", query.ratings().toArray());
    }
    query.verified().ifPresent(proven -> where.and("r.verified = ?", proven));
    if (!query.lang().isEmpty()) {
      where.and("r.lang = ?", query.lang());
    }
    return where;
  }

  private static long total(EntityManager em, ReviewQuery query) {
    Object counted =
        counted(query)
            ? cells(query)
                .on(em, "select coalesce(sum(r.reviews), 0) from reviews_count r", "")
                .getSingleResult()
            : matching(query).on(em, "select count(*) from reviews_review r", "").getSingleResult();
    return ((Number) counted).longValue();
  }

  @Override
  public Optional<Review> find(String id) {
    return find(List.of(id)).stream().findFirst();
  }

  @Override
  public List<Review> find(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<String> wanted = List.copyOf(new LinkedHashSet<>(ids));
    Where where = new Where();
    where.and("r.id in (" + marks(wanted.size()) + ")", wanted.toArray());
    where.and("r.status = 'approved'");
    Map<String, Review> found = new HashMap<>();
    store
        .read(em -> rows(where.rows(em, "select r.* from reviews_review r", "")))
        .forEach(row -> found.put(row.id, row.review()));
    return wanted.stream().filter(found::containsKey).map(found::get).toList();
  }

  @Override
  public Map<String, Rating> ratings(Collection<String> products) {
    Map<String, Rating> all = new LinkedHashMap<>();
    products.forEach(product -> all.put(product, Rating.NONE));
    if (all.isEmpty()) {
      return all;
    }
    Where where = new Where();
    where.and("r.product in (" + marks(all.size()) + ")", all.keySet().toArray());
    Map<String, long[][]> sums = new HashMap<>();
    for (Object[] row :
        store.read(
            em ->
                list(
                    where.on(
                        em,
                        "select r.product, r.rating, r.incentivised, sum(r.reviews) from"
                            + " reviews_count r",
                        " group by r.product, r.rating, r.incentivised")))) {
      long[][] sum = sums.computeIfAbsent((String) row[0], p -> new long[2][5]);
      sum[(Boolean) row[2] ? 1 : 0][number(row[1]) - 1] += ((Number) row[3]).longValue();
    }
    sums.forEach((product, sum) -> all.put(product, Rating.of(sum[0], sum[1])));
    return all;
  }

  @Override
  public Facets facets(String product) {
    return store.read(
        em -> {
          long[] ratings = new long[5];
          long[] verified = new long[1];
          Map<String, Long> languages = new HashMap<>();
          for (Object[] row :
              list(
                  new Where()
                      .and("r.product = ?", product)
                      .and("r.reviews > 0")
                      .on(
                          em,
                          "select r.rating, r.verified, r.lang, sum(r.reviews) from reviews_count"
                              + " r",
                          " group by r.rating, r.verified, r.lang"))) {
            long count = ((Number) row[3]).longValue();
            ratings[number(row[0]) - 1] += count;
            verified[0] += (Boolean) row[1] ? count : 0;
            languages.merge((String) row[2], count, Long::sum);
          }
          return new Facets(
              java.util.Arrays.stream(ratings).sum(),
              java.util.Arrays.stream(ratings).boxed().toList(),
              verified[0],
              mostFirst(languages),
              attributes(em, product));
        });
  }

  private static Map<String, Map<String, Long>> attributes(EntityManager em, String product) {
    Map<String, Map<String, Long>> attributes = new LinkedHashMap<>();
    for (Object[] row :
        list(
            new Where()
                .and("r.product = ?", product)
                .and("r.reviews > 0")
                .on(
                    em,
                    "select r.attr_name, r.attr_text, r.reviews from reviews_attribute_count r",
                    " order by r.attr_name, r.reviews desc, r.attr_text limit 400"))) {
      attributes
          .computeIfAbsent((String) row[0], name -> new LinkedHashMap<>())
          .put((String) row[1], ((Number) row[2]).longValue());
    }
    return attributes;
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  @Override
  public Rating segment(ReviewQuery query) {
    long[][] sums = new long[2][5];
    for (Object[] row :
        store.read(
            em ->
                counted(query)
                    ? list(
                        cells(query)
                            .on(
                                em,
                                "select r.rating, r.incentivised, sum(r.reviews) from"
                                    + " reviews_count r",
                                " group by r.rating, r.incentivised"))
                    : list(
                        matching(query)
                            .on(
                                em,
                                "select r.rating, r.incentive_kind, count(*) from reviews_review r",
                                " group by r.rating, r.incentive_kind")))) {
      boolean incentivised = row[1] instanceof Boolean flag ? flag : !"".equals(row[1]);
      sums[incentivised ? 1 : 0][number(row[0]) - 1] += ((Number) row[2]).longValue();
    }
    return Rating.of(sums[0], sums[1]);
  }

  @Override
  public List<Review> quotable(String product, int limit) {
    Where where = new Where();
    where.and("r.product = ?", product).and("r.status = 'approved'").and("r.quotable = true");
    return store
        .read(
            em ->
                rows(
                    where.rows(
                        em,
                        "select r.* from reviews_review r",
                        " order by " + order(Sort.USEFUL) + " limit " + Math.max(1, limit))))
        .stream()
        .map(ReviewRow::review)
        .toList();
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }

  @SuppressWarnings("unchecked")
  private static List<ReviewRow> rows(Query query) {
    return query.getResultList();
  }

  @SuppressWarnings("unchecked")
  private static List<Object[]> list(Query query) {
    return query.getResultList();
  }
}
