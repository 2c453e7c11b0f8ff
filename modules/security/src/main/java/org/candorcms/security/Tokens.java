// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.candorcms.api.store.Store;

/** Bearer tokens of programs. Only their hashes are stored. */
final class Tokens {
  private final Store store;
  private final Clock clock;

  /** A token just made; the secret is shown this once. */
  record Made(Token token, String secret) {}

  Tokens(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Made create(String name, Collection<String> roles, Optional<Duration> age, String by) {
    List<String> held = Roles.checked(roles);
    String secret = Secrets.TOKEN_PREFIX + Secrets.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return store.write(
        m -> {
          TokenRow row = new TokenRow();
          row.id = Secrets.id();
          row.hash = Secrets.hash(secret);
          row.name = name;
          row.roles = Roles.format(held);
          row.createdBy = by;
          row.createdAt = now;
          row.expiresAt = age.map(now::plus).orElse(null);
          m.persist(row);
          return new Made(Token.of(row), secret);
        });
  }

  List<Token> all() {
    return store.read(
        m ->
            m
                .createQuery("select t from TokenRow t order by t.id", TokenRow.class)
                .getResultList()
                .stream()
                .map(Token::of)
                .toList());
  }

  Optional<Caller> find(String hash) {
    Instant now = clock.instant();
    return store
        .read(
            m ->
                m.createQuery("select t from TokenRow t where t.hash = :hash", TokenRow.class)
                    .setParameter("hash", hash)
                    .getResultList())
        .stream()
        .filter(t -> t.expiresAt == null || t.expiresAt.isAfter(now))
        .map(t -> new Caller(t.name, Roles.implied(Roles.parse(t.roles))))
        .findFirst();
  }

  /**
   * Withdraws a token.
   *
   * @throws ProblemException 404
   */
  void withdraw(String id) {
    boolean known =
        id.matches("[0-9a-f-]{36}")
            && store.write(
                    m ->
                        m.createQuery("delete from TokenRow t where t.id = :id")
                            .setParameter("id", id)
                            .executeUpdate())
                > 0;
    if (!known) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such token");
    }
  }
}
