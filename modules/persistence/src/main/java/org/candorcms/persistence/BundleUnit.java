// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unit of one bundle from its schema to the end of its last call. Reading the mappings needs no
 * database, so it happens on another thread while the database opens and the schema is applied.
 */
final class BundleUnit {
  private static final Logger log = LoggerFactory.getLogger(BundleUnit.class);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private final BundleContext context;
  private final Bundle bundle;
  private final Unit unit;
  private final CompletableFuture<EntityManagerFactory> factory = new CompletableFuture<>();

  private @Nullable EntityManagerFactory mappings;
  private @Nullable SchemaSteps steps;
  private @Nullable String unknownDigest;
  private @Nullable TransactionRunner store;
  private @Nullable ServiceRegistration<Store> registration;
  private boolean closed;

  BundleUnit(BundleContext context, Bundle bundle, Unit unit) {
    this.context = context;
    this.bundle = bundle;
    this.unit = unit;
  }

  /**
   * Applies the schema.
   *
   * @return whether it worked with this database before: then it can be offered at once and opened
   *     after that; what is new must open first, so that a plugin with a mistake never starts
   */
  boolean applySchema(Database database) throws SQLException, IOException {
    long start = System.nanoTime();
    SchemaSteps found = SchemaSteps.of(database, unit, bundle);
    String digest = found.digest();
    boolean known = found.known(digest);
    if (!known) {
      found.apply();
      synchronized (this) {
        steps = found;
        unknownDigest = digest;
      }
    }
    log.debug("Schema of {} for {}: {} ms", unit.name(), bundle, millisSince(start));
    return known;
  }

  /** Reads the mappings; needs no connection. */
  void readMappings(EclipseLinkUnits units) {
    long start = System.nanoTime();
    EntityManagerFactory read = units.read(unit, bundle);
    synchronized (this) {
      if (!closed) {
        mappings = read;
        read = null;
      }
    }
    if (read != null) {
      read.close();
    }
    log.debug("Mappings of {} for {}: {} ms", unit.name(), bundle, millisSince(start));
  }

  /** Connects the mappings; called after the schema was applied and the mappings were read. */
  void connect(EclipseLinkUnits units) throws SQLException {
    long start = System.nanoTime();
    EntityManagerFactory read;
    synchronized (this) {
      read = mappings;
    }
    if (read == null) {
      return;
    }
    units.connect(read, bundle);
    factory.complete(read);
    SchemaSteps applied;
    String digest;
    synchronized (this) {
      applied = steps;
      digest = unknownDigest;
    }
    if (applied != null && digest != null) {
      applied.remember(digest);
    }
    log.debug("Connected {} for {}: {} ms", unit.name(), bundle, millisSince(start));
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  /**
   * Offers the store, once. Whoever waits for it starts on this thread and may use the store at
   * once, so this holds no lock and is not called on the thread that opens units.
   */
  void offer(Store.Dialect dialect) {
    TransactionRunner runner = new TransactionRunner(dialect, factory);
    synchronized (this) {
      if (closed || store != null) {
        return;
      }
      store = runner;
    }
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("candor.store", unit.name());
    properties.put(StoreVisibility.OWNER, bundle.getBundleId());
    ServiceRegistration<Store> made = context.registerService(Store.class, runner, properties);
    synchronized (this) {
      if (!closed && !withdrawn()) {
        registration = made;
        return;
      }
    }
    unregister(made);
  }

  /** Takes back what was offered too early: it worked before but does not now. */
  void withdraw(Throwable reason) {
    ServiceRegistration<Store> offered;
    synchronized (this) {
      factory.completeExceptionally(reason);
      offered = registration;
      registration = null;
    }
    unregister(offered);
  }

  /** Whether it has failed for good. */
  boolean withdrawn() {
    return factory.isCompletedExceptionally();
  }

  private void unregister(@Nullable ServiceRegistration<Store> offered) {
    if (offered != null) {
      try {
        offered.unregister();
      } catch (IllegalStateException e) {
        log.debug("The store of {} is already gone", bundle);
      }
    }
  }

  /** Takes the store away, waits for calls in flight, releases everything. */
  void close() {
    TransactionRunner runner;
    EntityManagerFactory opened;
    ServiceRegistration<Store> offered;
    synchronized (this) {
      closed = true;
      offered = registration;
      registration = null;
      runner = store;
      opened = mappings;
    }
    unregister(offered);
    if (runner != null) {
      runner.drain(LONGEST_CALL);
    }
    factory.completeExceptionally(new IllegalStateException("the bundle has stopped"));
    if (opened != null && opened.isOpen()) {
      opened.close();
    }
  }
}
