// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;

/** Notices and their deliveries in the database. */
final class Board {
  private final Store store;
  private final Clock clock;

  Board(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Writes a notice down together with its deliveries.
   *
   * @param deliveries asked only if the notice is news; must do nothing else
   * @return how many deliveries there are
   */
  int raise(Notice notice, Function<Notice, List<DeliveryRow>> deliveries) {
    try {
      return store.write(m -> raise(m, notice, deliveries));
    } catch (ProblemException e) {
      if (e.code() != CommonProblem.CONFLICT) {
        throw e;
      }
      // Raised twice at the same moment; now the other one is seen.
      return store.write(m -> raise(m, notice, deliveries));
    }
  }

  private int raise(
      EntityManager m, Notice notice, Function<Notice, List<DeliveryRow>> deliveries) {
    NoticeRow row = m.find(NoticeRow.class, notice.key());
    int severity = notice.severity().ordinal();
    boolean known = row != null;
    boolean news = !known || row.resolvedAt != null || row.severity < severity;
    if (!known) {
      row = new NoticeRow();
      row.key = notice.key();
    }
    row.kind = notice.kind();
    row.severity = severity;
    row.title = notice.title();
    row.path = notice.path();
    row.role = notice.role();
    if (news) {
      row.raisedAt = now();
      row.resolvedAt = null;
    }
    if (!known) {
      m.persist(row);
    }
    if (!news) {
      return 0;
    }
    if (known) {
      forgetReaders(m, notice.key());
    }
    List<DeliveryRow> made = deliveries.apply(notice);
    made.forEach(m::persist);
    return made.size();
  }

  private static void forgetReaders(EntityManager m, String key) {
    m.createNativeQuery("delete from services_notice_read where notice_key = ?1")
        .setParameter(1, key)
        .executeUpdate();
  }

  boolean resolve(String key) {
    int resolved =
        store.write(
            m ->
                m.createQuery(
                        "update NoticeRow n set n.resolvedAt = :now"
                            + " where n.key = :key and n.resolvedAt is null")
                    .setParameter("now", now())
                    .setParameter("key", key)
                    .executeUpdate());
    return resolved > 0;
  }

  Optional<NoticeRow> find(String key) {
    return store.read(m -> Optional.ofNullable(m.find(NoticeRow.class, key)));
  }

  /** A place in the list. */
  record Cursor(Instant at, String key) {}

  /** Notices for any of the roles, newest first. */
  List<NoticeRow> list(Collection<String> roles, boolean open, Optional<Cursor> before, int limit) {
    String filter =
        " where n.role in :roles and n.resolvedAt is "
            + (open ? "null" : "not null")
            + (before.isPresent()
                ? " and (n.raisedAt < :at or (n.raisedAt = :at and n.key < :key))"
                : "");
    return store.read(
        m -> {
          TypedQuery<NoticeRow> query =
              m.createQuery(
                      "select n from NoticeRow n"
                          + filter
                          + " order by n.raisedAt desc, n.key desc",
                      NoticeRow.class)
                  .setParameter("roles", roles)
                  .setMaxResults(limit);
          before.ifPresent(c -> query.setParameter("at", c.at()).setParameter("key", c.key()));
          return query.getResultList();
        });
  }

  /** Which of the notices somebody has read. */
  Set<String> read(String reader, List<String> keys) {
    if (keys.isEmpty()) {
      return Set.of();
    }
    return store.read(
        m -> {
          Set<String> read = new HashSet<>();
          for (Object key :
              m.createNativeQuery("select notice_key from services_notice_read where reader = ?1")
                  .setParameter(1, reader)
                  .getResultList()) {
            read.add(String.valueOf(key));
          }
          read.retainAll(keys);
          return read;
        });
  }

  long open(Collection<String> roles) {
    return store.read(
        m ->
            m.createQuery(
                    "select count(n) from NoticeRow n"
                        + " where n.resolvedAt is null and n.role in :roles",
                    Long.class)
                .setParameter("roles", roles)
                .getSingleResult());
  }

  /** Open notices for any of the roles that somebody has not read. */
  long unread(String reader, List<String> roles) {
    // Native queries take no lists.
    String names =
        IntStream.range(0, roles.size())
            .mapToObj(i -> "?" + (i + 2))
            .collect(Collectors.joining(", "));
    return store.read(
        m -> {
          Query query =
              m.createNativeQuery(
                      "select count(*) from services_notice n where n.resolved_at is null"
                          + " and n.for_role in ("
                          + names
                          + ") and not exists (select 1 from services_notice_read r"
                          + " where r.reader = ?1 and r.notice_key = n.notice_key)")
                  .setParameter(1, reader);
          for (int i = 0; i < roles.size(); i++) {
            query.setParameter(i + 2, roles.get(i));
          }
          return ((Number) query.getSingleResult()).longValue();
        });
  }

  /** Notes that somebody has read notices; those that are noted already stay so. */
  void markRead(String reader, List<String> keys) {
    Set<String> known = read(reader, keys);
    for (String key : keys) {
      if (!known.contains(key)) {
        try {
          store.execute(
              m ->
                  m.createNativeQuery(
                          "insert into services_notice_read (notice_key, reader)"
                              + " values (?1, ?2)")
                      .setParameter(1, key)
                      .setParameter(2, reader)
                      .executeUpdate());
        } catch (ProblemException e) {
          if (e.code() != CommonProblem.CONFLICT) {
            throw e;
          }
        }
      }
    }
  }

  /** Deliveries that are due, oldest first. */
  List<DeliveryRow> due(int max) {
    return store.read(
        m ->
            m.createQuery(
                    "select d from DeliveryRow d where d.state = 'waiting' and d.nextAt <= :now"
                        + " order by d.nextAt, d.id",
                    DeliveryRow.class)
                .setParameter("now", now())
                .setMaxResults(max)
                .getResultList());
  }

  Optional<Instant> nextDue() {
    return store.read(
        m ->
            m
                .createQuery(
                    "select d from DeliveryRow d where d.state = 'waiting' order by d.nextAt",
                    DeliveryRow.class)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(row -> row.nextAt)
                .findFirst());
  }

  /** Decides which deliveries share a mail, before the mail is sent. */
  void group(List<DeliveryRow> rows, String group) {
    store.execute(
        m ->
            m.createQuery(
                    "update DeliveryRow d set d.mailGroup = :group"
                        + " where d.id in :ids and d.mailGroup = ''")
                .setParameter("group", group)
                .setParameter("ids", rows.stream().map(r -> r.id).toList())
                .executeUpdate());
    rows.forEach(row -> row.mailGroup = group);
  }

  void done(List<DeliveryRow> rows) {
    end(rows, "done", "");
  }

  void failed(DeliveryRow row, String problem) {
    end(List.of(row), "failed", problem);
  }

  private void end(List<DeliveryRow> rows, String state, String problem) {
    store.execute(
        m ->
            m.createQuery(
                    "update DeliveryRow d set d.state = :state, d.problem = :problem,"
                        + " d.attempts = d.attempts + 1, d.payload = '' where d.id in :ids")
                .setParameter("state", state)
                .setParameter("problem", problem)
                .setParameter("ids", rows.stream().map(r -> r.id).toList())
                .executeUpdate());
  }

  void later(DeliveryRow row, Duration after, String problem) {
    store.execute(
        m ->
            m.createQuery(
                    "update DeliveryRow d set d.nextAt = :at, d.attempts = d.attempts + 1,"
                        + " d.problem = :problem where d.id = :id")
                .setParameter("at", now().plus(after))
                .setParameter("problem", problem)
                .setParameter("id", row.id)
                .executeUpdate());
  }

  /** The newest deliveries that wait after a failure or were given up. */
  List<DeliveryRow> troubled(int limit) {
    return store.read(
        m ->
            m.createQuery(
                    "select d from DeliveryRow d where d.state = 'failed'"
                        + " or (d.state = 'waiting' and d.attempts > 0) order by d.id desc",
                    DeliveryRow.class)
                .setMaxResults(limit)
                .getResultList());
  }

  /** Forgets deliveries after 30 days, resolved notices after 180. */
  int prune() {
    Instant now = now();
    return store.write(
        m -> {
          int pruned =
              m.createQuery(
                      "delete from DeliveryRow d where d.state <> 'waiting'"
                          + " and d.createdAt < :limit")
                  .setParameter("limit", now.minus(Duration.ofDays(30)))
                  .executeUpdate();
          m.createNativeQuery(
                  "delete from services_notice_read where notice_key in (select notice_key from"
                      + " services_notice where resolved_at < ?1)")
              .setParameter(1, now.minus(Duration.ofDays(180)))
              .executeUpdate();
          return pruned
              + m.createQuery("delete from NoticeRow n where n.resolvedAt < :limit")
                  .setParameter("limit", now.minus(Duration.ofDays(180)))
                  .executeUpdate();
        });
  }
}
