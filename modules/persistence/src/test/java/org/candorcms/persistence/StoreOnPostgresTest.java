// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same promises on the database for production, started out of Maven artifacts. */
final class StoreOnPostgresTest extends StoreInFelixTest {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  /** Each test has a database of its own. */
  @Override
  Map<String, String> settings() throws Exception {
    String name = "candor" + COUNT.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return Map.of(
        "candor.db.url", server.getJdbcUrl("postgres", name), "candor.db.user", "postgres");
  }
}
