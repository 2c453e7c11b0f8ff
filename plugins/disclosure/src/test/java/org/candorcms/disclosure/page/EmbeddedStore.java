// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.candorcms.api.store.Store;

/** The real schema and mappings on an embedded database in memory. */
public final class EmbeddedStore implements Store, AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final EntityManagerFactory factory;

  public EmbeddedStore() {
    String url = "jdbc:hsqldb:mem:disclosure" + NUMBER.incrementAndGet() + ";hsqldb.tx=mvcc";
    factory =
        Persistence.createEntityManagerFactory(
            "disclosure",
            Map.of(
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.driver", "org.hsqldb.jdbc.JDBCDriver",
                "jakarta.persistence.jdbc.user", "SA",
                "jakarta.persistence.jdbc.password", "",
                "eclipselink.logging.level", "SEVERE",
                "eclipselink.target-database", TestPlatform.class.getName(),
                "eclipselink.session-name", url));
    try {
      String sql =
          Files.readString(Path.of("src/main/resources/db/disclosure/V1__registry.sql"))
              + Files.readString(Path.of("src/main/resources/db/disclosure/V2__pages.sql"));
      execute(
          em -> {
            for (String statement : sql.split(";")) {
              if (!statement.isBlank()) {
                em.createNativeQuery(statement).executeUpdate();
              }
            }
          });
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public <T> T read(Function<EntityManager, T> work) {
    try (EntityManager em = factory.createEntityManager()) {
      return work.apply(em);
    }
  }

  @Override
  public <T> T write(Function<EntityManager, T> work) {
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
    }
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
