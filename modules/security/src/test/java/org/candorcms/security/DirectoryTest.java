// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Role;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DirectoryTest {
  private static final String ADMIN_TOKEN = "0123456789012345678901234567890123456789";

  private final MovingClock clock = new MovingClock();
  private EmbeddedStore store;
  private Directory directory;
  private AuditTrail audit;

  @BeforeEach
  void open() throws Exception {
    store = EmbeddedStore.of("security");
    directory =
        new Directory(store, new FixedSettings(Map.of("candor.admin.token", ADMIN_TOKEN)), clock);
    audit = new AuditTrail(store, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void knowsPasswords() {
    directory.accounts().create(" Ada ", "correct horse", List.of(Role.EDITOR));
    assertThat(directory.accounts().verify("ADA", "correct horse")).isPresent();
    assertThat(directory.accounts().verify("ada", "correct hors")).isEmpty();
    assertThat(directory.accounts().verify("nobody", "correct horse")).isEmpty();
    String stored = store.read(m -> m.find(AccountRow.class, "ada").password);
    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void takesAsLongForUnknownNames() {
    Passwords passwords = new Passwords();
    String hash = passwords.hash("correct horse");
    passwords.matches("warm up", hash);
    passwords.matchesNobody("warm up");
    long known = nanos(() -> passwords.matches("wrong", hash));
    long unknown = nanos(() -> passwords.matchesNobody("wrong"));
    assertThat((double) unknown / known).isBetween(0.4, 2.5);
  }

  private static long nanos(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  @Test
  void refusesTakenAndStrangeNames() {
    directory.accounts().create("ada", "correct horse", List.of(Role.EDITOR));
    assertThat(status(() -> directory.accounts().create("Ada", "other word", List.of("editor"))))
        .isEqualTo(409);
    assertThat(status(() -> directory.accounts().create("a b", "other word", List.of("editor"))))
        .isEqualTo(400);
    assertThat(status(() -> directory.accounts().create("b", "other word", List.of("king"))))
        .isEqualTo(400);
  }

  @Test
  void keepsTheLastAdministrator() {
    Accounts accounts = directory.accounts();
    accounts.create("ada", "correct horse", List.of(Role.ADMINISTRATOR));
    accounts.create("bob", "correct horse", List.of(Role.EDITOR));
    assertThat(status(() -> accounts.remove("ada"))).isEqualTo(409);
    assertThat(
            status(
                () -> accounts.change("ada", Optional.empty(), Optional.of(List.of(Role.EDITOR)))))
        .isEqualTo(409);
    accounts.change("bob", Optional.empty(), Optional.of(List.of(Role.ADMINISTRATOR)));
    accounts.remove("ada");
    assertThat(accounts.all()).extracting(Account::username).containsExactly("bob");
    assertThat(status(() -> accounts.remove("ada"))).isEqualTo(404);
  }

  @Test
  void endsSessions() {
    directory.accounts().create("ada", "correct horse", List.of(Role.EDITOR));
    String first = directory.sessions().open("ada");
    Caller caller = directory.bySession(first).orElseThrow();
    assertThat(caller.name()).isEqualTo("ada");
    assertThat(caller.roles()).containsExactlyInAnyOrder(Role.EDITOR, Role.MODERATOR);
    assertThat(directory.bySession("guess")).isEmpty();

    directory.accounts().change("ada", Optional.of("another horse"), Optional.empty());
    directory.forget();
    assertThat(directory.bySession(first)).isEmpty();
  }

  @Test
  void slidesTheEndOfASession() {
    directory.accounts().create("ada", "correct horse", List.of(Role.EDITOR));
    String session = directory.sessions().open("ada");
    for (int day = 0; day < 59; day++) {
      clock.advance(Duration.ofHours(11));
      directory.forget();
      assertThat(directory.bySession(session)).as("half day %s", day).isPresent();
    }
    clock.advance(Duration.ofDays(5));
    directory.forget();
    assertThat(directory.bySession(session)).isEmpty();
    assertThat(directory.sessions().prune()).isEqualTo(1);
  }

  @Test
  void endsSessionsAfterAMonth() {
    directory.accounts().create("ada", "correct horse", List.of(Role.EDITOR));
    String session = directory.sessions().open("ada");
    int halfDays = 0;
    while (directory.bySession(session).isPresent() && halfDays < 100) {
      clock.advance(Duration.ofHours(11));
      directory.forget();
      halfDays++;
    }
    assertThat(Duration.ofHours(11L * halfDays))
        .isBetween(Duration.ofDays(29), Duration.ofDays(31));
  }

  @Test
  void knowsTokensUntilTheyEnd() {
    Tokens.Made made =
        directory
            .tokens()
            .create("import", List.of(Role.EDITOR), Optional.of(Duration.ofDays(1)), "ada");
    assertThat(made.secret()).startsWith("cnd_").hasSizeGreaterThan(40);
    assertThat(directory.byToken(made.secret()).orElseThrow())
        .isEqualTo(new Caller("import", Roles.implied(List.of(Role.EDITOR))));
    assertThat(directory.byToken(made.secret() + "x")).isEmpty();
    directory.tokens().withdraw(made.token().id());
    directory.forget();
    assertThat(directory.byToken(made.secret())).isEmpty();
    assertThat(status(() -> directory.tokens().withdraw(made.token().id()))).isEqualTo(404);

    Tokens.Made second =
        directory
            .tokens()
            .create("import", List.of(Role.EDITOR), Optional.of(Duration.ofDays(1)), "ada");
    clock.advance(Duration.ofDays(2));
    assertThat(directory.byToken(second.secret())).isEmpty();
  }

  @Test
  void acceptsTheTokenOfTheEnvironment() {
    assertThat(directory.byToken(ADMIN_TOKEN).orElseThrow().roles())
        .containsExactlyInAnyOrderElementsOf(Roles.ALL);
    assertThat(directory.byToken(ADMIN_TOKEN + "0")).isEmpty();
    Directory strict =
        new Directory(store, new FixedSettings(Map.of("candor.admin.token", "short")), clock);
    assertThat(strict.byToken("short")).isEmpty();
  }

  @Test
  void makesTheFirstAdministratorOnce() throws Exception {
    FirstAdministrator first =
        new FirstAdministrator(
            directory,
            new FixedSettings(Map.of("candor.admin.password", "from the environment")),
            audit);
    first.stop();
    assertThat(first.check().well()).isTrue();
    assertThat(directory.accounts().verify("admin", "from the environment")).isPresent();

    FirstAdministrator changed =
        new FirstAdministrator(
            directory, new FixedSettings(Map.of("candor.admin.password", "a later one")), audit);
    changed.stop();
    assertThat(directory.accounts().verify("admin", "a later one")).isPresent();

    new FirstAdministrator(directory, new FixedSettings(Map.of()), audit).stop();
    assertThat(directory.accounts().all()).hasSize(1);
  }

  @Test
  void listsTheAuditLogByPages() {
    for (int i = 0; i < 5; i++) {
      audit.record(i % 2 == 0 ? "ada" : "bob", "test.done", "n" + i);
    }
    AuditTrail.Entries page = audit.entries(Optional.empty(), Optional.empty(), 3);
    assertThat(page.items())
        .extracting(AuditTrail.Entry::subject)
        .containsExactly("n4", "n3", "n2");
    assertThat(page.total()).isEqualTo(5);
    AuditTrail.Entries rest = audit.entries(Optional.ofNullable(page.next()), Optional.empty(), 3);
    assertThat(rest.items()).extracting(AuditTrail.Entry::subject).containsExactly("n1", "n0");
    assertThat(rest.next()).isNull();
    assertThat(audit.entries(Optional.empty(), Optional.of("bob"), 9).items()).hasSize(2);
  }

  private static int status(ThrowingCallable call) {
    ProblemException problem = catchThrowableOfType(ProblemException.class, call);
    assertThat(problem).as("a problem").isNotNull();
    return problem.code().status();
  }
}
