// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The data source of a database that may still be opening; whoever wants a connection waits. */
final class PendingSource implements DataSource {
  private final CompletableFuture<Database> database;

  PendingSource(CompletableFuture<Database> database) {
    this.database = database;
  }

  private DataSource source() {
    return database.join().source();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return source().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return source().getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // SLF4J is the log.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The pool has its own.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source().isWrapperFor(type);
  }
}
