// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceEvent;

class StoreInFelixTest {
  static final String TABLE =
      """
      create table notes_note (
        id varchar(36) not null,
        slug varchar(100) not null,
        body varchar(1100000),
        created_at timestamp(6) with time zone,
        pinned boolean not null,
        seq bigint not null,
        score double precision not null,
        version bigint not null,
        constraint notes_note_pk primary key (id),
        constraint notes_note_slug_uk unique (slug)
      );
      create index notes_note_seq_ix on notes_note (seq, id);
      create table notes_counter (name varchar(20) not null primary key, value bigint not null);
      insert into notes_counter (name, value) values ('change', 0);
      """;

  @TempDir Path folder;

  @Test
  void servesEachBundleItsOwnStore() throws Exception {
    Map<String, String> settings = settings();
    try (FelixHost host = new FelixHost(folder, settings)) {
      long start = System.nanoTime();
      Bundle one = host.plugin("1.0.0", Map.of("V1__notes.sql", TABLE));
      Store store = FelixHost.store(one);
      System.out.println("first store after " + (System.nanoTime() - start) / 1_000_000 + " ms");

      assertThat(probe(one, store)).isEqualTo("good");
      refusesDuplicates(store);
      countsWithoutGaps(store);

      start = System.nanoTime();
      Bundle two =
          host.plugin(
              "1.1.0",
              Map.of(
                  "V1__notes.sql",
                  TABLE,
                  "V2__more.sql",
                  "alter table notes_note add column more varchar(10);"));
      Store second = FelixHost.store(two);
      System.out.println("second store after " + (System.nanoTime() - start) / 1_000_000 + " ms");
      assertThat(second).isNotSameAs(store);
      assertThat(FelixHost.stores(one)).isEqualTo(1);
      assertThat(FelixHost.stores(two)).isEqualTo(1);
      assertThat(count(store)).isEqualTo(count(second));

      one.uninstall();
      assertThat(count(second)).isEqualTo(1);

      backsUp(host, second);
    }
    long start = System.nanoTime();
    try (FelixHost host = new FelixHost(folder, settings)) {
      Bundle again = host.plugin("1.0.0", Map.of("V1__notes.sql", TABLE));
      assertThat(count(FelixHost.store(again))).isEqualTo(1);
      System.out.println("restart took " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
    try (FelixHost host = new FelixHost(folder, settings)) {
      CompletableFuture<Long> counted = new CompletableFuture<>();
      host.context()
          .addServiceListener(
              event -> {
                if (event.getType() == ServiceEvent.REGISTERED) {
                  Store store = (Store) host.context().getService(event.getServiceReference());
                  counted.complete(count(store));
                }
              },
              "(objectClass=" + Store.class.getName() + ")");
      host.plugin("1.0.0", Map.of("V1__notes.sql", TABLE));
      assertThat(counted.get(FelixHost.PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("what is made by the arrival of the store may use it")
          .isEqualTo(1);
    }
  }

  /** What is known is offered before it is open; who starts with it reads from it at once. */
  @Test
  void opensWhileWhoeverWaitedForItStarts() throws Exception {
    try (FelixHost host = new FelixHost(folder, settings())) {
      count(FelixHost.store(host.plugin("1.0.0", Map.of("V1__notes.sql", TABLE))));
    }
    CompletableFuture<Long> counted = new CompletableFuture<>();
    try (FelixHost host = new FelixHost(folder, settings())) {
      AllServiceListener starting =
          event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
              try {
                counted.complete(
                    count((Store) host.context().getService(event.getServiceReference())));
              } catch (RuntimeException e) {
                counted.completeExceptionally(e);
              }
            }
          };
      host.context().addServiceListener(starting, "(candor.store=notes)");
      host.plugin("1.0.0", Map.of("V1__notes.sql", TABLE));
      assertThat(counted.get(FelixHost.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void keepsTheOldVersionWhenAStepFails() throws Exception {
    try (FelixHost host = new FelixHost(folder, settings())) {
      Bundle good = host.plugin("1.0.0", Map.of("V1__notes.sql", TABLE));
      Store store = FelixHost.store(good);
      @SuppressWarnings("unchecked")
      Function<Long, String> failures =
          host.service(Function.class, "(candor.store.failures=true)");

      Bundle broken =
          host.plugin(
              "1.1.0",
              Map.of("V1__notes.sql", TABLE, "V2__broken.sql", "alter table nowhere add x int;"));
      assertThat(failure(failures, broken)).containsIgnoringCase("nowhere");
      Bundle changed = host.plugin("1.2.0", Map.of("V1__notes.sql", TABLE + "-- changed"));
      assertThat(failure(failures, changed)).containsIgnoringCase("checksum");
      assertThat(FelixHost.stores(broken)).isZero();
      assertThat(FelixHost.stores(changed)).isZero();
      assertThat(count(store)).isZero();

      Bundle corrected =
          host.plugin(
              "1.3.0",
              Map.of(
                  "V1__notes.sql",
                  TABLE,
                  "V2__broken.sql",
                  "alter table notes_note add column more varchar(10);"));
      assertThat(count(FelixHost.store(corrected))).isZero();
      assertThat(failures.apply(corrected.getBundleId())).isNull();
    }
  }

  Map<String, String> settings() throws Exception {
    return Map.of();
  }

  private static @Nullable String failure(Function<Long, String> failures, Bundle bundle) {
    long end = System.nanoTime() + FelixHost.PATIENCE.toNanos();
    @Nullable String message = null;
    while (message == null && System.nanoTime() < end) {
      message = failures.apply(bundle.getBundleId());
      Thread.onSpinWait();
    }
    return message;
  }

  @SuppressWarnings("unchecked")
  private static String probe(Bundle bundle, Store store) throws Exception {
    Object probe = bundle.loadClass("sample.notes.Probe").getDeclaredConstructor().newInstance();
    return ((Function<Store, String>) probe).apply(store);
  }

  private static long count(Store store) {
    return store.read(
        m -> m.createQuery("select count(n) from Note n", Long.class).getSingleResult());
  }

  private static void refusesDuplicates(Store store) {
    for (String[] row : new String[][] {{"a", "b", "pk"}, {"b", "a", "slug_uk"}}) {
      ProblemException problem =
          catchThrowableOfType(
              ProblemException.class,
              () ->
                  store.execute(
                      m ->
                          m.createNativeQuery(
                                  "insert into notes_note (id, slug, pinned, seq, score, version)"
                                      + " values (?, ?, false, 1, 1, 1)")
                              .setParameter(1, row[0])
                              .setParameter(2, row[1])
                              .executeUpdate()));
      assertThat(problem.code().status()).isEqualTo(409);
      assertThat(problem.errors().get(0).code()).isEqualTo("notes_note_" + row[2]);
    }
  }

  /** The pattern for an outbox: order of numbers is order of commits. */
  private static void countsWithoutGaps(Store store) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Long>> numbers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        numbers.add(threads.submit(() -> store.write(StoreInFelixTest::next)));
      }
      List<Long> seen = new ArrayList<>();
      for (Future<Long> number : numbers) {
        seen.add(number.get(30, TimeUnit.SECONDS));
      }
      assertThat(seen).doesNotHaveDuplicates().hasSize(200);
      assertThat(seen.stream().mapToLong(n -> n).max().orElse(0)).isEqualTo(200);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long next(jakarta.persistence.EntityManager manager) {
    manager
        .createNativeQuery("update notes_counter set value = value + 1 where name = 'change'")
        .executeUpdate();
    return ((Number)
            manager
                .createNativeQuery("select value from notes_counter where name = 'change'")
                .getSingleResult())
        .longValue();
  }

  private void backsUp(FelixHost host, Store store) throws Exception {
    if (store.dialect() != Store.Dialect.HSQLDB) {
      return;
    }
    @SuppressWarnings("unchecked")
    Consumer<Path> backup = host.service(Consumer.class, "(candor.backup=database)");
    Path copy = folder.resolve("copy");
    backup.accept(copy);
    assertThat(copy.toFile().list()).contains("candor.script", "candor.data", "candor.properties");
    Map<String, String> restored = Map.of("candor.db.url", "jdbc:hsqldb:file:" + copy);
    try (Database database =
            Database.open(DatabaseSettings.from(FelixHost.settings(folder, restored)));
        Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from notes_note")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("a");
    }
  }
}
