// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;

/** The real schema and mappings on an embedded database in memory, failing as the host's does. */
public final class EmbeddedStore implements Store, AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Path STEPS = Path.of("src/main/resources/db/reviews");

  private final EntityManagerFactory factory;
  private final Semaphore connections = new Semaphore(16);
  private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);

  public EmbeddedStore() {
    String url = "jdbc:hsqldb:mem:reviews" + NUMBER.incrementAndGet() + ";hsqldb.tx=mvcc";
    factory =
        Persistence.createEntityManagerFactory(
            "reviews",
            Map.of(
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.driver", "org.hsqldb.jdbc.JDBCDriver",
                "jakarta.persistence.jdbc.user", "SA",
                "jakarta.persistence.jdbc.password", "",
                "eclipselink.jdbc.batch-writing", "JDBC",
                "eclipselink.connection-pool.default.max", "32",
                "eclipselink.session-event-listener", QueryCount.class.getName(),
                "eclipselink.logging.level", "OFF",
                "eclipselink.session-name", url));
    try (var files = Files.list(STEPS)) {
      List<Path> steps = files.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
      for (Path step : steps) {
        String sql = Files.readString(step).replaceAll("(?m)^--.*$", "");
        execute(
            em -> {
              for (String statement : sql.split(";")) {
                if (!statement.isBlank()) {
                  em.createNativeQuery(statement).executeUpdate();
                }
              }
            });
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public <T> T read(Function<EntityManager, T> work) {
    begin();
    try (EntityManager em = factory.createEntityManager()) {
      return work.apply(em);
    } finally {
      end();
    }
  }

  @Override
  public <T> T write(Function<EntityManager, T> work) {
    begin();
    try (EntityManager em = factory.createEntityManager()) {
      em.getTransaction().begin();
      try {
        T result = work.apply(em);
        em.getTransaction().commit();
        return result;
      } finally {
        if (em.getTransaction().isActive()) {
          em.getTransaction().rollback();
        }
      }
    } catch (RuntimeException e) {
      throw translated(e);
    } finally {
      end();
    }
  }

  /** As the host's: a store is not used inside its own transaction. */
  private void begin() {
    if (busy.get()) {
      throw new IllegalStateException("nested");
    }
    connections.acquireUninterruptibly();
    busy.set(true);
  }

  private void end() {
    busy.set(false);
    connections.release();
  }

  private static RuntimeException translated(RuntimeException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        if (sql.getSQLState().startsWith("40")) {
          return new ProblemException(CommonProblem.UNAVAILABLE, "busy");
        }
        if (sql.getSQLState().equals("23505")) {
          return new ProblemException(
              CommonProblem.CONFLICT,
              "taken",
              List.of(new FieldError("", "unique", "taken")),
              Map.of());
        }
      }
    }
    return failure;
  }

  @Override
  public Dialect dialect() {
    return Dialect.HSQLDB;
  }

  @Override
  public void close() {
    factory.close();
  }
}
