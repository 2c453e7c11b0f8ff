// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.candorcms.api.store.Store.Dialect;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps that bring the tables of one unit to what its bundle needs. */
final class SchemaSteps {
  private static final Logger log = LoggerFactory.getLogger(SchemaSteps.class);

  private final Database database;
  private final Unit unit;
  private final Bundle bundle;
  private final Map<String, byte[]> steps;

  private SchemaSteps(Database database, Unit unit, Bundle bundle, Map<String, byte[]> steps) {
    this.database = database;
    this.unit = unit;
    this.bundle = bundle;
    this.steps = steps;
  }

  static SchemaSteps of(Database database, Unit unit, Bundle bundle) throws IOException {
    Map<String, byte[]> steps = new TreeMap<>();
    String folder = "db/" + unit.name();
    collect(bundle, folder, steps);
    collect(bundle, folder + "/" + database.dialect().name().toLowerCase(Locale.ROOT), steps);
    return new SchemaSteps(database, unit, bundle, steps);
  }

  private static void collect(Bundle bundle, String folder, Map<String, byte[]> into)
      throws IOException {
    Enumeration<URL> found = bundle.findEntries(folder, "*.sql", false);
    while (found != null && found.hasMoreElements()) {
      URL url = found.nextElement();
      into.put(folder + url.getPath().substring(url.getPath().lastIndexOf('/')), bytes(url));
    }
  }

  private static byte[] bytes(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    }
  }

  /**
   * Names what this bundle asks of the database: its steps, its unit and its entities. A digest
   * that worked before needs no second look, which keeps Flyway out of an ordinary start.
   */
  String digest() throws IOException {
    MessageDigest digest = sha256();
    steps.forEach(
        (name, content) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(content);
        });
    digest.update(unit.toString().getBytes(StandardCharsets.UTF_8));
    for (String type : unit.classes()) {
      URL url = bundle.getEntry(type.replace('.', '/') + ".class");
      if (url != null) {
        digest.update(bytes(url));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a digest is known to work with this database. */
  boolean known(String digest) throws SQLException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select 1 from candor_unit where name = ? and digest = ?")) {
      query.setString(1, unit.name());
      query.setString(2, digest);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Remembers a digest that works. */
  void remember(String digest) throws SQLException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into candor_unit (name, digest) values (?, ?)")) {
      insert.setString(1, unit.name());
      insert.setString(2, digest);
      insert.executeUpdate();
    } catch (SQLException e) {
      // Another node may have been first.
      if (SqlFailure.uniqueViolation(e).isEmpty()) {
        throw e;
      }
    }
  }

  /** Makes the table of known digests, once for a database. */
  static void prepare(Database database) throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists candor_unit (name varchar(31) not null, digest varchar(64)"
              + " not null, constraint candor_unit_pk primary key (name, digest))");
    }
  }

  /**
   * Applies what has not been applied.
   *
   * @throws RuntimeException when a step fails or differs from the one that was applied
   */
  void apply() {
    if (steps.isEmpty()) {
      return;
    }
    Flyway flyway =
        Flyway.configure(SchemaSteps.class.getClassLoader())
            .dataSource(database.source())
            .locations(new String[0])
            .resourceProvider(new BundleSteps(steps))
            .javaMigrationClassProvider(List::of)
            .table("flyway_" + unit.name())
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .placeholderReplacement(false)
            .loggers(QuietFlyway.class.getName())
            .load();
    try {
      flyway.migrate();
    } catch (RuntimeException e) {
      forgetFailedStep();
      throw e;
    }
  }

  /**
   * HSQLDB cannot roll back a step, so Flyway marks it as failed and would refuse the corrected one
   * too.
   */
  private void forgetFailedStep() {
    if (database.dialect() != Dialect.HSQLDB) {
      return;
    }
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "delete from \"flyway_" + unit.name() + "\" where \"success\" = false");
    } catch (SQLException e) {
      log.debug("No failed step forgotten", e);
    }
  }

  /** Steps read from the bundle: nothing is scanned. */
  private record BundleSteps(Map<String, byte[]> steps) implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      byte[] content = steps.get(name);
      return content == null ? null : new Step(name, content);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return steps.entrySet().stream()
          .<LoadableResource>map(e -> new Step(e.getKey(), e.getValue()))
          .filter(
              s ->
                  s.getFilename().startsWith(prefix)
                      && List.of(suffixes).stream().anyMatch(s.getFilename()::endsWith))
          .toList();
    }
  }

  private static final class Step extends LoadableResource {
    private final String path;
    private final byte[] content;

    Step(String path, byte[] content) {
      this.path = path;
      this.content = content;
    }

    @Override
    public Reader read() {
      return new StringReader(new String(content, StandardCharsets.UTF_8));
    }

    @Override
    public String getAbsolutePath() {
      return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return path;
    }

    @Override
    public String getFilename() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
      return path;
    }
  }
}
