// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.candorcms.api.store.Store.Dialect;
import org.hsqldb.jdbc.JDBCDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one database of an installation and its connections. */
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  // HSQLDB tells of every opening and closing; kept here because loggers are held weakly.
  private static final java.util.logging.Logger ENGINE_LOG =
      java.util.logging.Logger.getLogger("hsqldb.db");

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final @Nullable FileChannel lock;

  private Database(DatabaseSettings settings, HikariDataSource pool, @Nullable FileChannel lock) {
    this.settings = settings;
    this.pool = pool;
    this.lock = lock;
  }

  /**
   * Opens the database; a server that does not answer yet is no failure.
   *
   * @throws IllegalArgumentException in words for the operator
   */
  static Database open(DatabaseSettings settings) {
    FileChannel lock = settings.folder().map(Database::lock).orElse(null);
    try {
      HikariConfig config = new HikariConfig();
      config.setPoolName("candor");
      config.setDataSource(source(settings));
      config.setMaximumPoolSize(settings.poolSize());
      config.setMinimumIdle(1);
      config.setConnectionTimeout(LONGEST_WAIT.toMillis());
      config.setInitializationFailTimeout(-1);
      config.setRegisterMbeans(false);
      return new Database(settings, new HikariDataSource(config), lock);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  private static DataSource source(DatabaseSettings settings) {
    if (settings.dialect() == Dialect.POSTGRESQL) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(settings.url());
      source.setUser(settings.user());
      source.setPassword(settings.password());
      source.setApplicationName("candor");
      source.setReWriteBatchedInserts(true);
      return source;
    }
    // The engine must not replace the logging of the host that it runs in.
    if (System.getProperty("hsqldb.reconfig_logging") == null) {
      System.setProperty("hsqldb.reconfig_logging", "false");
    }
    ENGINE_LOG.setLevel(java.util.logging.Level.WARNING);
    JDBCDataSource source = new JDBCDataSource();
    source.setUrl(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    return source;
  }

  /** The operating system gives this lock back when a process dies, at once. */
  private static FileChannel lock(Path folder) {
    try {
      Files.createDirectories(folder);
      keepPrivate(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("candor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = tryLock(channel);
      if (held == null) {
        channel.close();
        throw new IllegalArgumentException(
            "the database in " + folder + " is in use by another process; stop that one first");
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + folder + " for the database", e);
    }
  }

  /** Password hashes and unpublished content live here. */
  private static void keepPrivate(Path folder) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      return null;
    }
  }

  DataSource source() {
    return pool;
  }

  Dialect dialect() {
    return settings.dialect();
  }

  /** Where the embedded database lives; null for a server. */
  @Nullable Path folder() {
    return settings.folder().orElse(null);
  }

  /** Asks the database for a sign of life. */
  void ping() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      if (!connection.isValid(1)) {
        throw new SQLException("the connection is not valid", "08000");
      }
    }
  }

  /**
   * Writes a consistent copy of the embedded database into a folder, as files that are a database
   * themselves. Writers wait for as long as it takes.
   *
   * @param folder made if missing; must not hold a database yet
   */
  void backUp(Path folder) {
    if (settings.dialect() != Dialect.HSQLDB) {
      throw new UnsupportedOperationException(
          "the database is PostgreSQL: use pg_dump for its backup");
    }
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      Files.createDirectories(folder);
      String target = folder.toAbsolutePath().toString().replace("'", "''") + "/";
      statement.execute("BACKUP DATABASE TO '" + target + "' BLOCKING AS FILES");
    } catch (SQLException e) {
      throw new IllegalStateException("the backup of the database failed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the backup to " + folder, e);
    }
  }

  @Override
  public void close() {
    if (settings.dialect() == Dialect.HSQLDB) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      } catch (SQLException e) {
        // Nothing is lost: every commit is on disk, the next start replays the log.
        log.warn("The database was not closed cleanly: {}", e.getMessage());
      }
    }
    pool.close();
    release(lock);
  }

  private static void release(@Nullable FileChannel lock) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        log.debug("Lock file not closed", e);
      }
    }
  }
}
