// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.candorcms.api.security.Caller;
import org.candorcms.api.store.Store;

/** Browsers that are signed in. Only the hash of a cookie's value is stored. */
final class Sessions {
  /** A session that is not used for so long ends. */
  static final Duration IDLE = Duration.ofHours(12);

  /** Every session ends after so long. */
  static final Duration LONGEST = Duration.ofDays(30);

  /** How late the end may be moved: one write for many requests. */
  private static final Duration SLIDE = Duration.ofMinutes(10);

  private final Store store;
  private final Clock clock;

  Sessions(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Starts a session and returns the value of its cookie. */
  String open(String username) {
    String value = Secrets.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    store.execute(
        m -> {
          SessionRow row = new SessionRow();
          row.hash = Secrets.hash(value);
          row.username = username;
          row.createdAt = now;
          row.expiresAt = now.plus(IDLE);
          m.persist(row);
        });
    return value;
  }

  /** The account behind a cookie's hash, with the roles it has now. */
  Optional<Caller> find(String hash) {
    Instant now = clock.instant();
    record Found(SessionRow session, AccountRow account) {}
    Optional<Found> found =
        store.read(
            m -> {
              SessionRow session = m.find(SessionRow.class, hash);
              if (session == null || !session.expiresAt.isAfter(now)) {
                return Optional.empty();
              }
              AccountRow account = m.find(AccountRow.class, session.username);
              return Optional.ofNullable(account).map(a -> new Found(session, a));
            });
    found.ifPresent(f -> slide(f.session, now));
    return found.map(
        f -> new Caller(f.account.username, Roles.implied(Roles.parse(f.account.roles))));
  }

  private void slide(SessionRow session, Instant now) {
    Instant end = now.plus(IDLE).truncatedTo(ChronoUnit.MILLIS);
    Instant last = session.createdAt.plus(LONGEST);
    Instant next = end.isBefore(last) ? end : last;
    if (Duration.between(session.expiresAt, next).compareTo(SLIDE) > 0) {
      store.execute(
          m ->
              m.createQuery("update SessionRow s set s.expiresAt = :end where s.hash = :hash")
                  .setParameter("end", next)
                  .setParameter("hash", session.hash)
                  .executeUpdate());
    }
  }

  void close(String hash) {
    store.execute(
        m ->
            m.createQuery("delete from SessionRow s where s.hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate());
  }

  /** Removes what has ended and returns how many there were. */
  int prune() {
    Instant now = clock.instant();
    return store.write(
        m ->
            m.createQuery("delete from SessionRow s where s.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate());
  }
}
