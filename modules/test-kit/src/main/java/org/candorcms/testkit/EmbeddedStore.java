// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.candorcms.api.store.Store;
import org.candorcms.persistence.EmbeddedPlatform;
import org.candorcms.persistence.TransactionRunner;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * The store of a plugin in a unit test: its persistence unit and all its schema steps on an
 * embedded database in memory, with the transactions, retries and problems of the product.
 * Thread-safe.
 */
public final class EmbeddedStore implements Store, AutoCloseable {
  private final EntityManagerFactory factory;
  private final TransactionRunner transactions;
  private final AtomicInteger queries = new AtomicInteger();

  private EmbeddedStore(EntityManagerFactory factory) {
    this.factory = factory;
    transactions =
        new TransactionRunner(Dialect.HSQLDB, CompletableFuture.completedFuture(factory));
    factory
        .unwrap(ServerSession.class)
        .getEventManager()
        .addListener(
            new SessionEventAdapter() {
              @Override
              public void preExecuteQuery(SessionEvent event) {
                queries.incrementAndGet();
              }
            });
  }

  /**
   * A new, empty database.
   *
   * @param unit name of the persistence unit; its schema steps are read from {@code
   *     src/main/resources/db/<unit>} below the working folder
   */
  public static EmbeddedStore of(String unit) {
    String url = "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc";
    EmbeddedStore store =
        new EmbeddedStore(
            Persistence.createEntityManagerFactory(
                unit,
                Map.ofEntries(
                    Map.entry("jakarta.persistence.transactionType", "RESOURCE_LOCAL"),
                    Map.entry("jakarta.persistence.jdbc.url", url),
                    Map.entry("jakarta.persistence.jdbc.driver", "org.hsqldb.jdbc.JDBCDriver"),
                    Map.entry("jakarta.persistence.jdbc.user", "SA"),
                    Map.entry("jakarta.persistence.jdbc.password", ""),
                    Map.entry("eclipselink.target-database", EmbeddedPlatform.class.getName()),
                    Map.entry("eclipselink.weaving", "false"),
                    Map.entry("eclipselink.cache.shared.default", "false"),
                    Map.entry("eclipselink.jdbc.batch-writing", "JDBC"),
                    Map.entry("eclipselink.session-name", url),
                    Map.entry("eclipselink.logging.level", "OFF"))));
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db", unit))) {
      for (Path step : files.sorted(Comparator.comparingInt(EmbeddedStore::number)).toList()) {
        String sql = Files.readString(step).replaceAll("--[^\n]*", "");
        store.execute(manager -> statements(sql).forEach(s -> run(manager, s)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }

  /** Of {@code V12__name.sql} twelve. */
  private static int number(Path step) {
    String name = step.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static List<String> statements(String sql) {
    return Stream.of(sql.split(";")).filter(s -> !s.isBlank()).toList();
  }

  private static void run(EntityManager manager, String statement) {
    manager.createNativeQuery(statement).executeUpdate();
  }

  /** How many queries reach the database while work runs. */
  public int queries(Runnable work) {
    int before = queries.get();
    work.run();
    return queries.get() - before;
  }

  @Override
  public <T> T read(Function<EntityManager, T> work) {
    return transactions.read(work);
  }

  @Override
  public <T> T write(Function<EntityManager, T> work) {
    return transactions.write(work);
  }

  @Override
  public Dialect dialect() {
    return transactions.dialect();
  }

  @Override
  public void close() {
    factory.close();
  }
}
