// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.api.store.Store;

/** Those who sign in with a password. */
final class Accounts {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");

  private final Store store;
  private final Clock clock;
  private final Passwords passwords;

  Accounts(Store store, Clock clock, Passwords passwords) {
    this.store = store;
    this.clock = clock;
    this.passwords = passwords;
  }

  static String canonical(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  boolean isEmpty() {
    return store.read(
        m -> m.createQuery("select count(a) from AccountRow a", Long.class).getSingleResult() == 0);
  }

  List<Account> all() {
    return store.read(
        m ->
            m
                .createQuery("select a from AccountRow a order by a.username", AccountRow.class)
                .getResultList()
                .stream()
                .map(Account::of)
                .toList());
  }

  Optional<Account> find(String username) {
    return row(username).map(Account::of);
  }

  /** What cannot be a name is not asked for: PostgreSQL refuses some of it with an error. */
  private Optional<AccountRow> row(String username) {
    String name = canonical(username);
    return USERNAME.matcher(name).matches()
        ? Optional.ofNullable(store.read(m -> m.find(AccountRow.class, name)))
        : Optional.empty();
  }

  /** The account, if the password is right; takes the same time if there is no such account. */
  Optional<Account> verify(String username, String password) {
    Optional<AccountRow> row = row(username);
    if (row.isEmpty()) {
      passwords.matchesNobody(password);
    }
    return row.filter(r -> passwords.matches(password, r.password)).map(Account::of);
  }

  /**
   * Makes an account.
   *
   * @throws ProblemException 400 for a bad name, 409 for a taken one
   */
  Account create(String username, String password, Collection<String> roles) {
    String name = canonical(username);
    if (!USERNAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "/username",
          "format",
          "Use 1 to 64 of a-z, 0-9 and . _ @ + -, starting with a letter or digit");
    }
    List<String> held = Roles.checked(roles);
    // Hashing is slow: not while a transaction is open.
    String hash = passwords.hash(password);
    Instant now = now();
    return store.write(
        m -> {
          guard(m);
          if (m.find(AccountRow.class, name) != null) {
            throw new ProblemException(
                CommonProblem.CONFLICT, "There is already an account called " + name);
          }
          AccountRow row = new AccountRow();
          row.username = name;
          row.password = hash;
          row.roles = Roles.format(held);
          row.createdAt = now;
          row.changedAt = now;
          m.persist(row);
          return Account.of(row);
        });
  }

  /**
   * Changes what is given and ends every session of the account.
   *
   * @throws ProblemException 404, or 409 when no administrator would be left
   */
  Account change(
      String username, Optional<String> password, Optional<? extends Collection<String>> roles) {
    String name = canonical(username);
    Optional<String> hash = password.map(passwords::hash);
    Optional<List<String>> held = roles.map(Roles::checked);
    Instant now = now();
    return store.write(
        m -> {
          guard(m);
          AccountRow row = existing(m, name);
          hash.ifPresent(h -> row.password = h);
          held.ifPresent(
              r -> {
                if (!r.contains(Role.ADMINISTRATOR)) {
                  keepOneAdministrator(m, row);
                }
                row.roles = Roles.format(r);
              });
          row.changedAt = now;
          endSessions(m, name);
          return Account.of(row);
        });
  }

  /**
   * Removes an account and its sessions.
   *
   * @throws ProblemException 404, or 409 when no administrator would be left
   */
  void remove(String username) {
    String name = canonical(username);
    store.execute(
        m -> {
          guard(m);
          AccountRow row = existing(m, name);
          keepOneAdministrator(m, row);
          endSessions(m, name);
          m.remove(row);
        });
  }

  private static AccountRow existing(EntityManager m, String name) {
    AccountRow row = USERNAME.matcher(name).matches() ? m.find(AccountRow.class, name) : null;
    if (row == null) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such account");
    }
    return row;
  }

  private static void endSessions(EntityManager m, String name) {
    m.createQuery("delete from SessionRow s where s.username = :name")
        .setParameter("name", name)
        .executeUpdate();
  }

  private static void keepOneAdministrator(EntityManager m, AccountRow leaving) {
    if (!Roles.parse(leaving.roles).contains(Role.ADMINISTRATOR)) {
      return;
    }
    boolean another =
        m
            .createQuery("select a.roles from AccountRow a where a.username <> :name", String.class)
            .setParameter("name", leaving.username)
            .getResultList()
            .stream()
            .anyMatch(roles -> Roles.parse(roles).contains(Role.ADMINISTRATOR));
    if (!another) {
      throw new ProblemException(
          CommonProblem.CONFLICT, "This is the last administrator; make somebody else one first");
    }
  }

  /** Two administrators who remove each other must not both succeed. */
  private static void guard(EntityManager m) {
    m.createNativeQuery("update security_guard set counted = counted + 1 where name = 'accounts'")
        .executeUpdate();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
