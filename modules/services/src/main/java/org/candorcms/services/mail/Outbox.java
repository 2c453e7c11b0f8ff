// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;

/** Mails in the database: accepted, claimed by the process that sends them, ended. */
final class Outbox {
  /** Pauses after which a mail that its recipient's server put off is tried again: three days. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,200}");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int LONGEST_PROBLEM = 500;

  private final Store store;
  private final Clock clock;
  private final TakenLog taken;
  private final String owner = UUID.randomUUID().toString();
  private boolean settled;

  Outbox(Store store, Clock clock, TakenLog taken) {
    this.store = store;
    this.clock = clock;
    this.taken = taken;
  }

  /**
   * Ends what an earlier run has sent without being able to say so here. Where no other process can
   * use the database, what it had claimed is free at once.
   */
  private void settleEarlierRun() {
    if (settled) {
      return;
    }
    for (String key : taken.keys()) {
      end(key, MailRow.SENT, "");
    }
    taken.forget();
    if (store.dialect() == Store.Dialect.HSQLDB) {
      store.execute(
          m ->
              m.createQuery(
                      "update MailRow m set m.leaseUntil = null"
                          + " where m.state = 'waiting' and m.leaseUntil is not null")
                  .executeUpdate());
    }
    settled = true;
  }

  int accept(Map<String, Message> messages) {
    if (messages.size() > Mail.MAX_AT_ONCE) {
      throw new IllegalArgumentException(
          "There were " + messages.size() + " mails; at most " + Mail.MAX_AT_ONCE + " at once");
    }
    messages.keySet().forEach(Outbox::checkKey);
    if (messages.isEmpty()) {
      return 0;
    }
    try {
      return store.write(m -> insert(m, messages));
    } catch (ProblemException e) {
      if (e.code() != CommonProblem.CONFLICT) {
        throw e;
      }
      // Somebody accepted one of the keys at the same moment; now it is seen.
      return store.write(m -> insert(m, messages));
    }
  }

  private static void checkKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("The key was " + key + "; allowed " + KEY);
    }
  }

  private int insert(EntityManager m, Map<String, Message> messages) {
    Set<String> known =
        new HashSet<>(
            m.createQuery("select r.key from MailRow r where r.key in :keys", String.class)
                .setParameter("keys", messages.keySet())
                .getResultList());
    int accepted = 0;
    for (Map.Entry<String, Message> each : messages.entrySet()) {
      if (!known.contains(each.getKey())) {
        m.persist(row(each.getKey(), each.getValue()));
        accepted++;
      }
    }
    return accepted;
  }

  private MailRow row(String key, Message message) {
    MailRow row = new MailRow();
    row.key = key;
    row.batch = batch(key);
    row.state = MailRow.WAITING;
    row.acceptedAt = now();
    row.nextAt = row.acceptedAt;
    row.leaseOwner = "";
    row.recipient = message.to();
    row.person = message.to().toLowerCase(Locale.ROOT);
    row.language = message.language().toLanguageTag();
    row.subject = message.subject();
    row.text = message.text();
    row.html = message.html().value();
    row.unsubscribe = message.unsubscribeAddress().map(URI::toASCIIString).orElse("");
    row.problem = "";
    return row;
  }

  static String batch(String key) {
    int colon = key.lastIndexOf(':');
    return colon < 0 ? key : key.substring(0, colon);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Mails that are due and now this process's to send, oldest first. Called by one thread. */
  List<MailRow> claim(int max) {
    settleEarlierRun();
    Instant now = now();
    Instant until = now.plus(LEASE);
    return store.write(
        m -> {
          List<String> keys =
              m.createQuery(
                      "select r.key from MailRow r where r.state = 'waiting' and r.nextAt <= :now"
                          + " and (r.leaseUntil is null or r.leaseUntil < :now)"
                          + " order by r.nextAt, r.key",
                      String.class)
                  .setParameter("now", now)
                  .setMaxResults(max)
                  .getResultList();
          if (keys.isEmpty()) {
            return List.of();
          }
          m.createQuery(
                  "update MailRow r set r.leaseOwner = :owner, r.leaseUntil = :until"
                      + " where r.key in :keys and r.state = 'waiting'"
                      + " and (r.leaseUntil is null or r.leaseUntil < :now)")
              .setParameter("owner", owner)
              .setParameter("until", until)
              .setParameter("keys", keys)
              .setParameter("now", now)
              .executeUpdate();
          return m.createQuery(
                  "select r from MailRow r where r.key in :keys and r.leaseOwner = :owner"
                      + " and r.leaseUntil = :until and r.state = 'waiting'"
                      + " order by r.nextAt, r.key",
                  MailRow.class)
              .setParameter("keys", keys)
              .setParameter("owner", owner)
              .setParameter("until", until)
              .getResultList();
        });
  }

  /** Whether the claim on a mail still holds long enough to send it. */
  boolean holds(MailRow row) {
    return row.leaseUntil != null && now().plus(LEASE.dividedBy(2)).isBefore(row.leaseUntil);
  }

  /** Gives claimed mails back unsent. */
  void release(List<MailRow> rows) {
    if (!rows.isEmpty()) {
      store.execute(
          m ->
              m.createQuery(
                      "update MailRow r set r.leaseUntil = null"
                          + " where r.key in :keys and r.leaseOwner = :owner")
                  .setParameter("keys", rows.stream().map(r -> r.key).toList())
                  .setParameter("owner", owner)
                  .executeUpdate());
    }
  }

  /** The server has taken it: what it said is not needed any more. */
  void sent(MailRow row) {
    end(row.key, MailRow.SENT, "");
    taken.forgetWhenLong();
  }

  /** The server has taken it; to be called before {@link #sent}, which may take long or fail. */
  void taken(MailRow row) {
    taken.add(row.key);
  }

  /** No mail is sent any more by this process. */
  void close() {
    taken.close();
  }

  void failed(MailRow row, String problem) {
    end(row.key, MailRow.FAILED, problem);
  }

  private void end(String key, String state, String problem) {
    store.execute(
        m ->
            m.createQuery(
                    "update MailRow r set r.state = :state, r.endedAt = :now, r.leaseUntil = null,"
                        + " r.text = '', r.html = '', r.unsubscribe = '', r.problem = :problem,"
                        + " r.attempts = r.attempts + 1 where r.key = :key and r.state = 'waiting'")
                .setParameter("state", state)
                .setParameter("now", now())
                .setParameter("problem", cut(problem))
                .setParameter("key", key)
                .executeUpdate());
  }

  /** Puts a mail off, or gives it up after three days of that. */
  void later(MailRow row, String problem) {
    if (row.attempts >= PAUSES.size()) {
      failed(row, problem);
      return;
    }
    store.execute(
        m ->
            m.createQuery(
                    "update MailRow r set r.nextAt = :at, r.leaseUntil = null,"
                        + " r.attempts = r.attempts + 1, r.problem = :problem where r.key = :key")
                .setParameter("at", now().plus(PAUSES.get(row.attempts)))
                .setParameter("problem", cut(problem))
                .setParameter("key", row.key)
                .executeUpdate());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
  }

  /** When the next mail is due that nobody else is sending; empty if none waits. */
  Optional<Instant> nextDue() {
    return store.read(
        m ->
            m
                .createQuery(
                    "select r from MailRow r where r.state = 'waiting' order by r.nextAt",
                    MailRow.class)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(row -> row.nextAt)
                .findFirst());
  }

  Mail.Counts counts(Optional<String> batch) {
    return store.read(
        m -> {
          TypedQuery<Object[]> query =
              m.createQuery(
                  "select r.state, count(r) from MailRow r"
                      + (batch.isPresent() ? " where r.batch = :batch" : "")
                      + " group by r.state",
                  Object[].class);
          batch.ifPresent(name -> query.setParameter("batch", name));
          long waiting = 0;
          long sent = 0;
          long failed = 0;
          for (Object[] line : query.getResultList()) {
            long count = (Long) line[1];
            switch (String.valueOf(line[0])) {
              case MailRow.SENT -> sent = count;
              case MailRow.FAILED -> failed = count;
              default -> waiting = count;
            }
          }
          return new Mail.Counts(waiting, sent, failed);
        });
  }

  Optional<String> state(String key) {
    return store.read(
        m ->
            m
                .createQuery("select r.state from MailRow r where r.key = :key", String.class)
                .setParameter("key", key)
                .getResultList()
                .stream()
                .findFirst());
  }

  Optional<MailRow> find(String key) {
    return store.read(m -> Optional.ofNullable(m.find(MailRow.class, key)));
  }

  /** A page of mails, newest first; the cursor is time and key of the last one seen. */
  List<MailRow> list(
      Optional<String> state, Optional<String> batch, Optional<Cursor> before, int limit) {
    List<String> filters = new ArrayList<>();
    state.ifPresent(s -> filters.add("r.state = :state"));
    batch.ifPresent(b -> filters.add("r.batch = :batch"));
    before.ifPresent(
        c -> filters.add("(r.acceptedAt < :at or (r.acceptedAt = :at and r.key < :key))"));
    String where = filters.isEmpty() ? "" : " where " + String.join(" and ", filters);
    return store.read(
        m -> {
          TypedQuery<MailRow> query =
              m.createQuery(
                      "select r from MailRow r" + where + " order by r.acceptedAt desc, r.key desc",
                      MailRow.class)
                  .setMaxResults(limit);
          state.ifPresent(s -> query.setParameter("state", s));
          batch.ifPresent(b -> query.setParameter("batch", b));
          before.ifPresent(c -> query.setParameter("at", c.at()).setParameter("key", c.key()));
          return query.getResultList();
        });
  }

  /** A place in the list. */
  record Cursor(Instant at, String key) {}

  /** Makes waiting mails due now; tells how many. */
  int retryNow() {
    return store.write(
        m ->
            m.createQuery(
                    "update MailRow r set r.nextAt = :now"
                        + " where r.state = 'waiting' and r.nextAt > :now")
                .setParameter("now", now())
                .executeUpdate());
  }

  /** Gives up waiting mails; those that are being sent at this moment go out. */
  int discard(Optional<String> key) {
    return store.write(
        m -> {
          var query =
              m.createQuery(
                      "update MailRow r set r.state = 'failed', r.endedAt = :now, r.text = '',"
                          + " r.html = '', r.unsubscribe = '', r.problem = 'discarded'"
                          + " where r.state = 'waiting'"
                          + " and (r.leaseUntil is null or r.leaseUntil < :now)"
                          + (key.isPresent() ? " and r.key = :key" : ""))
                  .setParameter("now", now());
          key.ifPresent(k -> query.setParameter("key", k));
          return query.executeUpdate();
        });
  }

  /** What was written to a person. */
  List<MailRow> to(String email) {
    return store.read(
        m ->
            m.createQuery(
                    "select r from MailRow r where r.person = :person order by r.acceptedAt desc",
                    MailRow.class)
                .setParameter("person", email)
                .setMaxResults(1_000)
                .getResultList());
  }

  /** Forgets whom mails went to; what still waits for this person is not sent. */
  int forget(String email) {
    return store.write(
        m ->
            m.createQuery(
                    "update MailRow r set r.state = case when r.state = 'waiting' then 'failed'"
                        + " else r.state end, r.problem = case when r.state = 'waiting' then"
                        + " 'erased' else r.problem end, r.recipient = '', r.person = '',"
                        + " r.subject = '', r.text = '', r.html = '', r.unsubscribe = ''"
                        + " where r.person = :person")
                .setParameter("person", email)
                .executeUpdate());
  }

  /** Forgets addresses after a month and keys after 400 days. */
  int prune() {
    Instant now = now();
    return store.write(
        m -> {
          int forgotten =
              m.createQuery(
                      "update MailRow r set r.recipient = '', r.person = '', r.subject = ''"
                          + " where r.state <> 'waiting' and r.person <> ''"
                          + " and r.endedAt < :month")
                  .setParameter("month", now.minus(Duration.ofDays(30)))
                  .executeUpdate();
          int deleted =
              m.createQuery(
                      "delete from MailRow r where r.state <> 'waiting' and r.acceptedAt < :old")
                  .setParameter("old", now.minus(Duration.ofDays(400)))
                  .executeUpdate();
          return forgotten + deleted;
        });
  }
}
