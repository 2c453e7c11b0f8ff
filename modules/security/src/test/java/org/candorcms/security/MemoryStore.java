// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.candorcms.api.store.Store;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.platform.database.HSQLPlatform;

/** A store on a real database in memory, with this module's own unit and schema. */
final class MemoryStore implements Store, AutoCloseable {
  private final EntityManagerFactory factory;

  MemoryStore() throws Exception {
    String url = "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc";
    String schema =
        new String(
            MemoryStore.class.getResourceAsStream("/db/security/V1__accounts.sql").readAllBytes(),
            StandardCharsets.UTF_8);
    try (Connection connection = DriverManager.getConnection(url, "SA", "");
        Statement statement = connection.createStatement()) {
      for (String step : schema.replaceAll("--[^\n]*", "").split(";")) {
        if (!step.isBlank()) {
          statement.execute(step);
        }
      }
    }
    factory =
        new PersistenceProvider()
            .createEntityManagerFactory(
                "security",
                Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jdbc.url", url,
                    "jakarta.persistence.jdbc.user", "SA",
                    "jakarta.persistence.jdbc.password", "",
                    "jakarta.persistence.jdbc.driver", "org.hsqldb.jdbc.JDBCDriver",
                    "eclipselink.target-database", Platform.class.getName(),
                    "eclipselink.weaving", "false",
                    "eclipselink.session-name", url,
                    "eclipselink.cache.shared.default", "false",
                    "eclipselink.logging.level", "SEVERE"));
  }

  /** As in the persistence module: the driver answers with offsets. */
  public static final class Platform extends HSQLPlatform {
    private static final long serialVersionUID = 1L;

    /** EclipseLink makes it by name. */
    public Platform() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T> T convertObject(Object value, Class<T> type) {
      return value instanceof java.time.OffsetDateTime at && type == java.time.Instant.class
          ? (T) at.toInstant()
          : super.convertObject(value, type);
    }
  }

  @Override
  public <T> T read(Function<EntityManager, T> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      return work.apply(manager);
    }
  }

  @Override
  public <T> T write(Function<EntityManager, T> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      try {
        T result = work.apply(manager);
        manager.getTransaction().commit();
        return result;
      } finally {
        if (manager.getTransaction().isActive()) {
          manager.getTransaction().rollback();
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
