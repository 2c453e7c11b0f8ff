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
    Where where = matching(query, product(query.sort()));
    after(where, query);
    String order = order(query.product().isEmpty() ? "" : product(query.sort()), query.sort());
    int limit = Math.max(1, Math.min(query.limit(), ReviewQuery.MAX_LIMIT));
    return store.read(
        em -> {
          long total = total(em, query);
          List<Object[]> places = places(em, where, query.sort(), order, limit + 1);
          boolean more = places.size() > limit;
          List<Object[]> shown = more ? places.subList(0, limit) : places;
          Optional<String> next =
              more ? Optional.of(cursor(query.sort(), shown.get(limit - 1))) : Optional.empty();
          return new ReviewPage(reviews(em, shown), next, total);
        });
  }

  /** Places in a list, first the id of the review, then what the cursor needs. */
  private static List<Object[]> places(
      EntityManager em, Where where, Sort sort, String order, int limit) {
    String first = column(sort).isEmpty() ? "0" : column(sort);
    return list(
        where.on(
            em,
            "select r.review_id, " + first + ", r.published_at from reviews_published r",
            " order by " + order + " limit " + limit));
  }

  /** The reviews at these places. */
  private static List<Review> reviews(EntityManager em, List<Object[]> places) {
    List<String> ids = places.stream().map(place -> (String) place[0]).toList();
    Map<String, Review> found = published(em, ids);
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static Map<String, Review> published(EntityManager em, Collection<String> ids) {
    Map<String, Review> found = new HashMap<>();
    if (!ids.isEmpty()) {
      em
          .createQuery("select r from ReviewRow r where r.id in :ids", ReviewRow.class)
          .setParameter("ids", ids)
          .getResultList()
          .stream()
          // Not asked of the database: HSQLDB would walk the index of the state, not that of ids.
          .filter(row -> row.state() == Status.APPROVED)
          .forEach(row -> found.put(row.id, row.review()));
    }
    return found;
  }

  private static Where matching(ReviewQuery query) {
    return matching(query, product(Sort.NEWEST));
  }

  /** The product stands once for each order, so that the index of this order is chosen. */
  private static Where matching(ReviewQuery query, String product) {
    Where where = new Where();
    if (!query.product().isEmpty()) {
      where.and(product + " = ?", query.product());
    }
    if (!query.ratings().isEmpty()) {
      where.and("r.rating in (" + marks(query.ratings().size()) + ")", query.ratings().toArray());
    }
    query.verified().ifPresent(proven -> where.and("r.verified = ?", proven));
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
                  "exists (select 1 from reviews_attribute a where a.review_id = r.review_id and"
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

  private static String product(Sort sort) {
    return switch (sort) {
      case USEFUL -> "r.useful_of";
      case HIGHEST -> "r.highest_of";
      case LOWEST -> "r.lowest_of";
      case NEWEST -> "r.product";
    };
  }

  /** All columns of an index, because HSQLDB sorts where one is missing. */
  private static String order(String product, Sort sort) {
    String first = column(sort);
    return (product.isEmpty() ? "" : product + " desc, ")
        + (first.isEmpty() ? "" : first + " desc, ")
        + "r.published_at desc, r.review_id desc";
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
      where.and("(r.published_at < ? or r.review_id < ?)", at, id);
    } else {
      // The first condition is where the index starts to be read.
      where.and(column + " <= ?", first);
      where.and(
          "(" + column + " < ? or r.published_at < ? or (r.published_at = ? and r.review_id < ?))",
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

  private static String cursor(Sort sort, Object[] place) {
    String text = sort.code() + ':' + place[1] + ':' + place[2] + ':' + place[0];
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

  /** The kept counts of one attribute, where nothing else is asked for. */
  private static Optional<Where> texts(ReviewQuery query) {
    boolean only =
        query.attributes().size() == 1
            && !query.product().isEmpty()
            && query.ratings().isEmpty()
            && query.verified().isEmpty()
            && query.lang().isEmpty()
            && query.since().isEmpty();
    if (!only) {
      return Optional.empty();
    }
    Map.Entry<String, List<String>> asked = query.attributes().entrySet().iterator().next();
    List<Object> values = new ArrayList<>(asked.getValue());
    return Optional.of(
        new Where()
            .and("r.product = ?", query.product())
            .and("r.attr_name = ?", asked.getKey())
            .and("r.attr_text in (" + marks(values.size()) + ")", values.toArray()));
  }

  private static long total(EntityManager em, ReviewQuery query) {
    Optional<Where> texts = texts(query);
    if (texts.isPresent()) {
      return ((Number)
              texts
                  .get()
                  .on(em, "select coalesce(sum(r.reviews), 0) from reviews_attribute_count r", "")
                  .getSingleResult())
          .longValue();
    }
    Object counted =
        counted(query)
            ? cells(query)
                .on(em, "select coalesce(sum(r.reviews), 0) from reviews_count r", "")
                .getSingleResult()
            : matching(query)
                .on(em, "select count(*) from reviews_published r", "")
                .getSingleResult();
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
    Map<String, Review> found = store.read(em -> published(em, wanted));
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
                                "select r.rating, r.incentivised, count(*) from reviews_published r",
                                " group by r.rating, r.incentivised")))) {
      sums[(Boolean) row[1] ? 1 : 0][number(row[0]) - 1] += ((Number) row[2]).longValue();
    }
    return Rating.of(sums[0], sums[1]);
  }

  @Override
  public List<Review> quotable(String product, int limit) {
    Where where = new Where();
    where.and(product(Sort.USEFUL) + " = ?", product).and("r.quotable = true");
    String order = order(product(Sort.USEFUL), Sort.USEFUL);
    return store.read(em -> reviews(em, places(em, where, Sort.USEFUL, order, Math.max(1, limit))));
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }

  @SuppressWarnings("unchecked")
  private static List<Object[]> list(Query query) {
    return query.getResultList();
  }
}
