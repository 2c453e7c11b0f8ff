// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import org.candorcms.api.store.Store.Dialect;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.osgi.framework.Bundle;

/** Makes entity manager factories for units of bundles. */
final class EclipseLinkUnits {
  private final Database database;

  EclipseLinkUnits(Database database) {
    this.database = database;
  }

  /** Opens a unit; its mappings are checked when this returns. */
  EntityManagerFactory open(Unit unit, Bundle bundle) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader loader = new BridgeClassLoader(bundle);
    thread.setContextClassLoader(loader);
    try {
      EntityManagerFactory factory =
          new PersistenceProvider()
              .createContainerEntityManagerFactory(
                  new BundleUnitInfo(unit, database.source(), bundle.getEntry("/"), loader),
                  properties(unit, bundle, loader));
      factory.createEntityManager().close();
      return factory;
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
        database.dialect() == Dialect.POSTGRESQL
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
