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

/** The unit of one bundle from its schema to the end of its last call. */
final class BundleUnit {
  private static final Logger log = LoggerFactory.getLogger(BundleUnit.class);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private final BundleContext context;
  private final Bundle bundle;
  private final Unit unit;
  private final CompletableFuture<EntityManagerFactory> factory = new CompletableFuture<>();

  private @Nullable TransactionRunner store;
  private @Nullable ServiceRegistration<Store> registration;
  private boolean closed;

  BundleUnit(BundleContext context, Bundle bundle, Unit unit) {
    this.context = context;
    this.bundle = bundle;
    this.unit = unit;
  }

  /**
   * Applies the schema and offers the store. What worked before is offered at once and opened after
   * that; what is new must open first, so that a plugin with a mistake never starts.
   */
  void open(Database database) throws SQLException, IOException {
    long start = System.nanoTime();
    SchemaSteps steps = SchemaSteps.of(database, unit, bundle);
    String digest = steps.digest();
    boolean known = steps.known(digest);
    if (!known) {
      steps.apply();
    }
    long applied = System.nanoTime();
    if (known) {
      offer(database);
    }
    try {
      factory.complete(new EclipseLinkUnits(database).open(unit, bundle));
    } catch (RuntimeException | LinkageError e) {
      factory.completeExceptionally(e);
      withdraw();
      throw e;
    }
    if (!known) {
      steps.remember(digest);
      offer(database);
    }
    closeIfLate();
    log.debug(
        "Unit {} of {}: schema {} ms, mappings {} ms",
        unit.name(),
        bundle,
        (applied - start) / 1_000_000,
        (System.nanoTime() - applied) / 1_000_000);
  }

  private synchronized void offer(Database database) {
    if (closed) {
      return;
    }
    TransactionRunner runner = new TransactionRunner(database.dialect(), factory);
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("candor.store", unit.name());
    properties.put(StoreVisibility.OWNER, bundle.getBundleId());
    store = runner;
    registration = context.registerService(Store.class, runner, properties);
  }

  private synchronized void withdraw() {
    if (registration != null) {
      try {
        registration.unregister();
      } catch (IllegalStateException e) {
        log.debug("The store of {} is already gone", bundle);
      }
      registration = null;
    }
  }

  /** Takes the store away, waits for calls in flight, releases everything. */
  void close() {
    TransactionRunner runner;
    synchronized (this) {
      closed = true;
      withdraw();
      runner = store;
    }
    if (runner != null) {
      runner.drain(LONGEST_CALL);
    }
    closeIfLate();
  }

  private synchronized void closeIfLate() {
    if (closed && factory.isDone() && !factory.isCompletedExceptionally()) {
      EntityManagerFactory opened = factory.join();
      if (opened.isOpen()) {
        opened.close();
      }
    }
  }
}
