// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.store.Store.Dialect;

/**
 * Which database to use.
 *
 * @param url JDBC URL
 * @param user name of the database user
 * @param password empty for none
 * @param dialect what the URL speaks
 * @param poolSize most connections at once
 * @param folder where the embedded database lives, empty for a server
 */
record DatabaseSettings(
    String url,
    String user,
    String password,
    Dialect dialect,
    int poolSize,
    Optional<Path> folder) {

  private static final int EMBEDDED_POOL = 16;
  private static final int SERVER_POOL = 12;

  /** The part of the heap that rows of the embedded database may take, as they are on disk. */
  private static final int HEAP_SHARE = 16;

  /**
   * Reads {@code candor.db.*}.
   *
   * @throws IllegalArgumentException in words for the operator
   */
  static DatabaseSettings from(HostSettings settings) {
    Optional<String> url =
        settings.get("candor.db.url").map(String::strip).filter(u -> !u.isEmpty());
    int pool = settings.get("candor.db.pool-size").map(DatabaseSettings::poolSize).orElse(0);
    if (url.isPresent() && url.get().startsWith("jdbc:postgresql:")) {
      return new DatabaseSettings(
          url.get(),
          settings.get("candor.db.user").orElse("candor"),
          settings.get("candor.db.password").orElse(""),
          Dialect.POSTGRESQL,
          pool == 0 ? SERVER_POOL : pool,
          Optional.empty());
    }
    if (url.isPresent() && !url.get().startsWith("jdbc:hsqldb:file:")) {
      throw new IllegalArgumentException(
          "candor.db.url starts with '"
              + url.get().replaceAll("(jdbc:[a-z0-9]*:?).*", "$1")
              + "'; allowed are jdbc:postgresql: and jdbc:hsqldb:file:");
    }
    refuseInProduction(settings);
    Path folder =
        url.map(u -> Path.of(u.substring("jdbc:hsqldb:file:".length()).replaceAll(";.*", "")))
            .orElseGet(() -> settings.dataFolder().resolve("db"))
            .toAbsolutePath();
    return new DatabaseSettings(
        embeddedUrl(folder),
        "SA",
        "",
        Dialect.HSQLDB,
        pool == 0 ? EMBEDDED_POOL : pool,
        Optional.of(folder));
  }

  private static void refuseInProduction(HostSettings settings) {
    boolean production =
        settings
            .get("candor.profile")
            .map(p -> p.toLowerCase(Locale.ROOT))
            .orElse("")
            .equals("production");
    boolean allowed =
        settings.get("candor.db.allow-embedded").map(Boolean::parseBoolean).orElse(false);
    if (production && !allowed) {
      throw new IllegalArgumentException(
          "the production profile does not use the embedded database: set candor.db.url to"
              + " PostgreSQL, or candor.db.allow-embedded=true");
    }
  }

  private static int poolSize(String text) {
    try {
      int size = Integer.parseInt(text.strip());
      if (size >= 2 && size <= 200) {
        return size;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "candor.db.pool-size was '" + text + "'; allowed are 2 to 200");
  }

  /**
   * Every commit is synced before it is acknowledged. The log stays small so that a start after a
   * crash is quick. The engine's own lock file waits ten seconds after a crash; ours does not. No
   * NIO: an interrupted reader, as of a widget that took too long, would close the file for all.
   * What is kept in memory grows with the heap; rows that indexes walk over have some 512 bytes.
   */
  private static String embeddedUrl(Path folder) {
    long kilobytes =
        Math.max(8_192, Math.min(65_536, Runtime.getRuntime().maxMemory() / HEAP_SHARE / 1_024));
    return "jdbc:hsqldb:file:"
        + folder.resolve("candor")
        + ";hsqldb.write_delay=false"
        + ";hsqldb.tx=mvcc"
        + ";hsqldb.default_table_type=cached"
        + ";hsqldb.log_size=16"
        + ";hsqldb.cache_rows="
        + kilobytes * 2
        + ";hsqldb.cache_size="
        + kilobytes
        + ";hsqldb.nio_data_file=false"
        + ";hsqldb.lock_file=false"
        + ";hsqldb.applog=0"
        + ";hsqldb.sqllog=0"
        + ";sql.longvar_is_lob=false"
        + ";get_column_name=false";
  }
}
