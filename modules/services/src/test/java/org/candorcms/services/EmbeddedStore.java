// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.platform.database.HSQLPlatform;

/** The real schema and mappings on an embedded database in memory. */
public final class EmbeddedStore implements Store, AutoCloseable {
  private final EntityManagerFactory factory;

  public EmbeddedStore() {
    String url = "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc";
    try (Connection connection = DriverManager.getConnection(url, "SA", "");
        Statement statement = connection.createStatement();
        InputStream schema =
            EmbeddedStore.class.getResourceAsStream("/db/services/V1__services.sql")) {
      for (String step :
          new String(schema.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("--[^\n]*", "")
              .split(";")) {
        if (!step.isBlank()) {
          statement.execute(step);
        }
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
    factory =
        new PersistenceProvider()
            .createEntityManagerFactory(
                "services",
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
      } catch (RuntimeException e) {
        if (String.valueOf(e).contains("integrity constraint violation: unique")) {
          throw new ProblemException(CommonProblem.CONFLICT, "taken");
        }
        throw e;
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
