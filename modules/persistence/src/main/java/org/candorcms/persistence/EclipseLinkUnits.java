// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.candorcms.api.store.Store.Dialect;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.osgi.framework.Bundle;

/** Makes entity manager factories for units of bundles. */
final class EclipseLinkUnits {
  private final DataSource source;
  private final Dialect dialect;

  /** Works with a data source that is asked for connections only when units are connected. */
  EclipseLinkUnits(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  /** Reads the mappings of a unit, without a connection. */
  EntityManagerFactory read(Unit unit, Bundle bundle) {
    ClassLoader loader = new BridgeClassLoader(bundle);
    return within(
        loader,
        () ->
            new PersistenceProvider()
                .createContainerEntityManagerFactory(
                    new BundleUnitInfo(unit, source, bundle.getEntry("/"), loader),
                    properties(unit, bundle, loader)));
  }

  /** Opens a unit; its mappings are checked when this returns. */
  void connect(EntityManagerFactory factory, Bundle bundle) {
    within(
        new BridgeClassLoader(bundle),
        () -> {
          factory.createEntityManager().close();
          return factory;
        });
  }

  private static EntityManagerFactory within(
      ClassLoader loader, Supplier<EntityManagerFactory> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Map<String, Object> properties(Unit unit, Bundle bundle, ClassLoader loader) {
    Map<String, Object> all = new HashMap<>();
    all.put(
        "eclipselink.session-name",
        unit.name() + "-" + bundle.getBundleId() + "-" + System.nanoTime());
    all.put("eclipselink.classloader", loader);
    all.put("eclipselink.weaving", "false");
    all.put("eclipselink.exclude-eclipselink-orm", "true");
    all.put("eclipselink.target-server", "None");
    all.put(
        "eclipselink.target-database",
        dialect == Dialect.POSTGRESQL
            ? "org.eclipse.persistence.platform.database.PostgreSQLPlatform"
            : EmbeddedPlatform.class.getName());
    all.put("eclipselink.cache.shared.default", "false");
    all.put("eclipselink.jdbc.batch-writing", "JDBC");
    all.put("eclipselink.logging.logger", "JavaLogger");
    // Whoever asked gets the exception: it is not logged a second time.
    all.put("eclipselink.logging.level", "SEVERE");
    all.put("eclipselink.logging.connection", "false");
    all.put("jakarta.persistence.validation.mode", "NONE");
    all.put("jakarta.persistence.schema-generation.database.action", "none");
    return all;
  }
}
