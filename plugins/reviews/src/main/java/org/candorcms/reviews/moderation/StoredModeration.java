// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import com.fasterxml.uuid.Generators;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.review.Counts;
import org.candorcms.reviews.review.Draft;
import org.candorcms.reviews.review.Events;
import org.candorcms.reviews.review.Published;
import org.candorcms.reviews.review.Retry;
import org.candorcms.reviews.review.ReviewEvent;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Reviews;
import org.candorcms.reviews.review.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Decides on stored reviews; each decision, its counts and its line of the ledger are one commit.
 */
@Component(service = Moderation.class, configurationPid = ModerationSettings.PID)
public final class StoredModeration implements Moderation {
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,15}):([0-9a-f-]{36})");
  private static final String REOPEN = "reopen";
  private static final int DAYS = 30;
  private static final int MAX_COMPARED = 50_000;
  private static final int OVERDUE_BATCH = 50;

  private final Store store;
  private final Clock clock;
  private final CacheTags cache;
  private final Duration publishAfter;

  /** Gets its surroundings. */
  @Activate
  public StoredModeration(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Clock clock,
      @Reference CacheTags cache,
      ModerationSettings settings) {
    this(
        store,
        clock,
        cache,
        Duration.ofDays(Math.max(1, Math.min(60, settings.publish$_$after$_$days()))));
  }

  /** Without a component runtime. */
  public static StoredModeration of(
      Store store, Clock clock, CacheTags cache, Duration publishAfter) {
    return new StoredModeration(store, clock, cache, publishAfter);
  }

  private StoredModeration(Store store, Clock clock, CacheTags cache, Duration publishAfter) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
    this.publishAfter = publishAfter;
  }

  @Override
  public Queue queue(QueueFilter filter, String cursor, int limit) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    String where = where(filter, parameters);
    Map<String, Object> paged = new LinkedHashMap<>(parameters);
    if (!cursor.isEmpty()) {
      paged.put("after", place(cursor).group(2));
    }
    return store.read(
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(r) from ReviewRow r where " + where, Long.class);
          parameters.forEach(count::setParameter);
          TypedQuery<ReviewRow> query =
              em.createQuery(
                  "select r from ReviewRow r where "
                      + where
                      + (cursor.isEmpty() ? "" : " and r.id > :after")
                      + " order by r.id",
                  ReviewRow.class);
          paged.forEach(query::setParameter);
          List<ReviewRow> rows = query.setMaxResults(limit + 1).getResultList();
          boolean more = rows.size() > limit;
          List<ReviewRow> shown = more ? rows.subList(0, limit) : rows;
          Optional<String> next =
              more
                  ? Optional.of(cursor(shown.get(limit - 1).submittedAt, shown.get(limit - 1).id))
                  : Optional.empty();
          return new Queue(waiting(em, shown), next, count.getSingleResult());
        });
  }

  private static String where(QueueFilter filter, Map<String, Object> parameters) {
    StringBuilder where = new StringBuilder("r.status = :status");
    parameters.put("status", filter.status().code());
    if (!filter.product().isEmpty()) {
      where.append(" and r.product = :product");
      parameters.put("product", filter.product());
    }
    if (!filter.hint().isEmpty()) {
      where.append(" and (r.hints like :first or r.hints like :later)");
      parameters.put("first", filter.hint() + "\t%");
      parameters.put("later", "%\n" + filter.hint() + "\t%");
    }
    if (filter.flagged()) {
      where.append(" and r.flags > 0");
    }
    return where.toString();
  }

  private static String after(
      String cursor, Map<String, Object> parameters, String column, String direction) {
    if (cursor.isEmpty()) {
      return "";
    }
    Matcher matcher = place(cursor);
    parameters.put("at", Long.parseLong(matcher.group(1)));
    parameters.put("after", matcher.group(2));
    String id = column.substring(0, column.indexOf('.')) + ".id";
    return " and (%s %s :at or (%s = :at and %s %s :after))"
        .formatted(column, direction, column, id, direction);
  }

  private static Matcher place(String cursor) {
    try {
      Matcher matcher =
          CURSOR.matcher(
              new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
      if (matcher.matches()) {
        return matcher;
      }
    } catch (IllegalArgumentException notOne) {
      // Told below.
    }
    throw ProblemException.invalid("cursor", "cursor", "is not a cursor that this list answered");
  }

  private static String cursor(long at, String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + ":" + id).getBytes(StandardCharsets.US_ASCII));
  }

  private List<Waiting> waiting(EntityManager em, List<ReviewRow> rows) {
    Map<String, Set<String>> reasons = new HashMap<>();
    if (!rows.isEmpty()) {
      em.createQuery(
              "select f.reviewId, f.reason from FlagRow f where f.reviewId in :ids", Object[].class)
          .setParameter("ids", rows.stream().map(row -> row.id).toList())
          .getResultList()
          .forEach(
              flag ->
                  reasons
                      .computeIfAbsent((String) flag[0], id -> new TreeSet<>())
                      .add((String) flag[1]));
    }
    return rows.stream()
        .map(row -> waiting(row, List.copyOf(reasons.getOrDefault(row.id, Set.of()))))
        .toList();
  }

  private Waiting waiting(ReviewRow row, List<String> flagReasons) {
    List<Hint> hints = new ArrayList<>();
    ReviewRow.pairs(row.hints).forEach((code, detail) -> hints.add(new Hint(code, detail)));
    boolean byItself = row.state() == Status.PENDING && hints.isEmpty();
    return new Waiting(
        row.review(),
        row.authorEmail,
        hints,
        row.flags,
        flagReasons,
        byItself
            ? Optional.of(Instant.ofEpochMilli(row.submittedAt).plus(publishAfter))
            : Optional.empty(),
        row.decidedAt == 0
            ? Optional.empty()
            : Optional.of(
                new Waiting.Decision(
                    row.decisionReason,
                    row.decisionNote,
                    row.decidedBy,
                    Instant.ofEpochMilli(row.decidedAt))));
  }

  @Override
  public Optional<Waiting> find(String review) {
    return store.read(
        em -> {
          ReviewRow row = em.find(ReviewRow.class, review);
          return row == null ? Optional.empty() : Optional.of(waiting(em, List.of(row)).get(0));
        });
  }

  @Override
  public int approve(Collection<String> reviews, String by) {
    return decide(reviews, Status.APPROVED, "", "", by);
  }

  @Override
  public int reject(Collection<String> reviews, Reason reason, String note, String by) {
    return decide(reviews, Status.REJECTED, reason.code(), note, by);
  }

  @Override
  public int reopen(Collection<String> reviews, String by) {
    long earliest = clock.instant().minus(UNDO).toEpochMilli();
    long now = clock.millis();
    Decided decided =
        Retry.write(
            store,
            em -> {
              int number = 0;
              Set<String> products = new LinkedHashSet<>();
              Counts counts = new Counts();
              for (ReviewRow row : rows(em, new TreeSet<>(reviews))) {
                boolean slip =
                    row.state() != Status.PENDING
                        && row.decidedAt >= earliest
                        && row.decidedBy.equals(by);
                if (slip && takeBack(em, row, now)) {
                  follow(em, row, Status.PENDING, "", by, now, counts);
                  products.add(row.product);
                  number++;
                }
              }
              counts.write(em);
              return new Decided(number, products);
            });
    forget(decided.products());
    return decided.number();
  }

  /** Back to waiting, as if nobody had decided. */
  private static boolean takeBack(EntityManager em, ReviewRow row, long now) {
    return em.createNativeQuery(
                "update reviews_review set status = 'pending', published_at = 0, updated_at = ?1,"
                    + " decision_reason = '', decision_note = '', decided_by = '', decided_at = 0"
                    + " where id = ?2 and status = ?3 and decided_at = ?4")
            .setParameter(1, now)
            .setParameter(2, row.id)
            .setParameter(3, row.status)
            .setParameter(4, row.decidedAt)
            .executeUpdate()
        == 1;
  }

  private int decide(
      Collection<String> reviews, Status target, String reason, String note, String by) {
    Set<String> ids = new TreeSet<>(reviews);
    long now = clock.millis();
    Decided decided =
        Retry.write(
            store,
            em -> {
              int number = 0;
              Set<String> products = new LinkedHashSet<>();
              Counts counts = new Counts();
              for (ReviewRow row : rows(em, ids)) {
                if (row.state() != target && take(em, row, target, reason, note, by, now)) {
                  follow(em, row, target, reason, by, now, counts);
                  products.add(row.product);
                  number++;
                }
              }
              counts.write(em);
              return new Decided(number, products);
            });
    forget(decided.products());
    return decided.number();
  }

  private record Decided(int number, Set<String> products) {}

  private static List<ReviewRow> rows(EntityManager em, Collection<String> ids) {
    List<ReviewRow> rows =
        em.createQuery(
                "select r from ReviewRow r where r.id in :ids order by r.id", ReviewRow.class)
            .setParameter("ids", ids)
            .getResultList();
    if (rows.size() < ids.size()) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such review");
    }
    rows.forEach(em::detach);
    return rows;
  }

  /** Whoever takes a review out of the state that was read is the one whose decision counts. */
  private static boolean take(
      EntityManager em,
      ReviewRow row,
      Status target,
      String reason,
      String note,
      String by,
      long now) {
    long publishedAt = target != Status.APPROVED || row.publishedAt != 0 ? row.publishedAt : now;
    return em.createNativeQuery(
                "update reviews_review set status = ?1, published_at = ?2, updated_at = ?3,"
                    + " decision_reason = ?4, decision_note = ?5, decided_by = ?6, decided_at = ?3"
                    + " where id = ?7 and status = ?8")
            .setParameter(1, target.code())
            .setParameter(2, publishedAt)
            .setParameter(3, now)
            .setParameter(4, reason)
            .setParameter(5, note)
            .setParameter(6, by)
            .setParameter(7, row.id)
            .setParameter(8, row.status)
            .executeUpdate()
        == 1;
  }

  private static void follow(
      EntityManager em,
      ReviewRow row,
      Status target,
      String reason,
      String by,
      long now,
      Counts counts) {
    boolean was = row.state() == Status.APPROVED;
    boolean is = target == Status.APPROVED;
    if (is) {
      row.publishedAt = row.publishedAt == 0 ? now : row.publishedAt;
      counts.add(row, 1);
      Published.add(em, List.of(row));
    } else if (was) {
      counts.add(row, -1);
      Published.remove(em, row.id);
    }
    LedgerRow line = new LedgerRow();
    line.id = Generators.timeBasedEpochGenerator().generate().toString();
    line.reviewId = row.id;
    line.product = row.product;
    line.rating = row.rating;
    line.decision = is ? "approve" : target == Status.REJECTED ? "reject" : REOPEN;
    line.reason = reason;
    line.automatic = by.isEmpty();
    line.decidedBy = by;
    line.submittedAt = row.submittedAt;
    line.decidedAt = now;
    em.persist(line);
    Events.add(em, kind(target), row, now);
  }

  private static ReviewEvent.Kind kind(Status target) {
    return switch (target) {
      case APPROVED -> ReviewEvent.Kind.APPROVED;
      case REJECTED -> ReviewEvent.Kind.REJECTED;
      default -> ReviewEvent.Kind.REOPENED;
    };
  }

  private void forget(Collection<String> products) {
    if (!products.isEmpty()) {
      List<String> tags = new ArrayList<>(products.stream().map(Reviews::tag).toList());
      tags.add(Reviews.TAG);
      cache.invalidate(tags);
    }
  }

  @Override
  public void reply(String review, String body, String by) {
    String text = Draft.text(body);
    long now = clock.millis();
    String product =
        store.write(
            em -> {
              ReviewRow row = em.find(ReviewRow.class, review);
              if (row == null) {
                throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such review");
              }
              // An answer that is mended keeps the time of the first one.
              row.repliedAt = text.isEmpty() ? 0 : row.repliedAt == 0 ? now : row.repliedAt;
              row.replyBody = text;
              row.replyBy = text.isEmpty() ? "" : by;
              row.updatedAt = now;
              if (!text.isEmpty()) {
                Events.add(em, ReviewEvent.Kind.REPLIED, row, now);
              }
              return row.product;
            });
    forget(List.of(product));
  }

  @Override
  public Ledger ledger(String cursor, int limit) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    String after = after(cursor, parameters, "l.decidedAt", "<");
    return store.read(
        em -> {
          TypedQuery<LedgerRow> query =
              em.createQuery(
                  "select l from LedgerRow l where 1 = 1"
                      + after
                      + " order by l.decidedAt desc, l.id desc",
                  LedgerRow.class);
          parameters.forEach(query::setParameter);
          List<LedgerRow> rows = query.setMaxResults(limit + 1).getResultList();
          boolean more = rows.size() > limit;
          List<LedgerRow> shown = more ? rows.subList(0, limit) : rows;
          long total =
              em.createQuery("select count(l) from LedgerRow l", Long.class).getSingleResult();
          return new Ledger(
              shown.stream().map(LedgerRow::entry).toList(),
              more
                  ? Optional.of(cursor(shown.get(limit - 1).decidedAt, shown.get(limit - 1).id))
                  : Optional.empty(),
              total);
        });
  }

  @Override
  public Fairness fairness() {
    long since = clock.instant().minus(Duration.ofDays(DAYS)).toEpochMilli();
    List<LedgerRow> rows =
        store.read(
            em ->
                em.createQuery(
                        "select l from LedgerRow l where l.decidedAt >= :since order by"
                            + " l.decidedAt desc",
                        LedgerRow.class)
                    .setParameter("since", since)
                    .setMaxResults(MAX_COMPARED)
                    .getResultList());
    // Each review counts once, by what was decided last.
    Map<String, LedgerRow> last = new LinkedHashMap<>();
    rows.forEach(row -> last.putIfAbsent(row.reviewId, row));
    last.values().removeIf(row -> row.decision.equals(REOPEN));
    List<Fairness.Star> stars = new ArrayList<>();
    for (int rating = 1; rating <= 5; rating++) {
      stars.add(star(rating, last.values()));
    }
    return Fairness.of(DAYS, stars);
  }

  private static Fairness.Star star(int rating, Collection<LedgerRow> decisions) {
    List<LedgerRow> mine = decisions.stream().filter(row -> row.rating == rating).toList();
    long rejected = mine.stream().filter(row -> row.decision.equals("reject")).count();
    long[] waits =
        mine.stream().mapToLong(row -> row.decidedAt - row.submittedAt).sorted().toArray();
    long median = waits.length == 0 ? 0 : waits[(waits.length - 1) / 2];
    return new Fairness.Star(rating, mine.size(), rejected, Duration.ofMillis(median));
  }

  @Override
  public int publishOverdue() {
    long before = clock.instant().minus(publishAfter).toEpochMilli();
    int published = 0;
    while (true) {
      List<String> due =
          store.read(
              em ->
                  em.createQuery(
                          "select r.id from ReviewRow r where r.status = 'pending' and"
                              + " r.submittedAt < :before and r.hints = '' order by r.id",
                          String.class)
                      .setParameter("before", before)
                      .setMaxResults(OVERDUE_BATCH)
                      .getResultList());
      if (due.isEmpty()) {
        return published;
      }
      int number = decide(due, Status.APPROVED, "", "", "");
      if (number == 0) {
        return published;
      }
      published += number;
    }
  }
}
