// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.candorcms.api.health.HealthCheck;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.store.Store.Dialect;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every bundle with {@code META-INF/persistence.xml} a store of its own. A bundle whose unit
 * cannot be opened gets none, so none of its components starts; the reason is logged in one line
 * and kept for whoever asks the service with {@code candor.store.failures=true}.
 */
@Component(
    service = {},
    immediate = true)
public final class StoreExtender implements BundleTrackerCustomizer<Bundle> {
  private static final Logger log = LoggerFactory.getLogger(StoreExtender.class);
  private static final String DESCRIPTOR = "META-INF/persistence.xml";
  private static final int RETRY_SECONDS = 2;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_END_SECONDS = 10;

  private final BundleContext context;
  private final ScheduledExecutorService schemas = thread("candor-schema");
  private final ScheduledExecutorService mappings = thread("candor-mappings");
  private final CompletableFuture<Database> database = new CompletableFuture<>();
  private final CompletableFuture<EclipseLinkUnits> units = new CompletableFuture<>();
  private final Map<Long, BundleUnit> tracked = new ConcurrentHashMap<>();
  private final Map<Long, String> failures = new ConcurrentHashMap<>();
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final BundleTracker<Bundle> tracker;
  private volatile boolean stopping;

  /** Starts opening the database on a thread of its own: nobody else has to wait for it. */
  @Activate
  public StoreExtender(BundleContext context, @Reference HostSettings settings) {
    this.context = context;
    schemas.execute(() -> openDatabase(settings));
    StoreVisibility visibility = new StoreVisibility(context.getBundle().getBundleId());
    registrations.add(
        context.registerService(
            new String[] {FindHook.class.getName(), EventListenerHook.class.getName()},
            visibility,
            null));
    registerHealth();
    registerFailures();
    this.tracker =
        new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING, this);
    tracker.open();
  }

  private static ScheduledExecutorService thread(String name) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  private void openDatabase(HostSettings settings) {
    try {
      DatabaseSettings chosen = DatabaseSettings.from(settings);
      units.complete(new EclipseLinkUnits(new PendingSource(database), chosen.dialect()));
      Database opened = Database.open(chosen);
      database.complete(opened);
      if (chosen.dialect() == Dialect.HSQLDB) {
        registerBackup(opened);
      }
    } catch (RuntimeException | LinkageError e) {
      log.error("The database cannot be used: {}", reason(e));
      units.completeExceptionally(e);
      database.completeExceptionally(e);
    }
  }

  private void registerHealth() {
    HealthCheck check =
        new HealthCheck() {
          @Override
          public String name() {
            return "database";
          }

          @Override
          public Health check() {
            return health();
          }
        };
    registrations.add(context.registerService(HealthCheck.class, check, null));
  }

  private HealthCheck.Health health() {
    if (!database.isDone()) {
      return HealthCheck.Health.bad("is being opened");
    }
    try {
      database.join().ping();
      return HealthCheck.Health.good();
    } catch (SQLException | RuntimeException e) {
      return HealthCheck.Health.bad(reason(e));
    }
  }

  private void registerFailures() {
    Function<Long, @Nullable String> byBundle = failures::get;
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("candor.store.failures", true);
    registrations.add(context.registerService(Function.class, byBundle, properties));
  }

  private synchronized void registerBackup(Database opened) {
    if (stopping) {
      return;
    }
    Consumer<Path> backup = opened::backUp;
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("candor.backup", "database");
    registrations.add(context.registerService(Consumer.class, backup, properties));
  }

  @Override
  public @Nullable Bundle addingBundle(Bundle bundle, @Nullable BundleEvent event) {
    URL descriptor = wantsStore(bundle) ? bundle.getEntry(DESCRIPTOR) : null;
    if (descriptor == null) {
      return null;
    }
    try (InputStream in = descriptor.openStream()) {
      BundleUnit unit = new BundleUnit(context, bundle, UnitReader.read(in));
      tracked.put(bundle.getBundleId(), unit);
      CompletableFuture<Boolean> mapped = new CompletableFuture<>();
      mappings.execute(() -> mapped.complete(attempt(bundle, unit, () -> map(unit))));
      schemas.execute(() -> applySchema(bundle, unit, mapped));
      return bundle;
    } catch (IOException | RuntimeException e) {
      refuse(bundle, e);
      return bundle;
    }
  }

  /** Other bundles of the host may have units that are none of ours. */
  private static boolean wantsStore(Bundle bundle) {
    String imports = bundle.getHeaders("").get(Constants.IMPORT_PACKAGE);
    return imports != null && imports.contains("org.candorcms.api.store");
  }

  private interface Step {
    void run() throws SQLException, IOException;
  }

  /** Takes a step of a unit that is still wanted; tells whether it went well. */
  private boolean attempt(Bundle bundle, BundleUnit unit, Step step) {
    if (stopping || tracked.get(bundle.getBundleId()) != unit) {
      return false;
    }
    try {
      step.run();
      return true;
    } catch (SQLException | IOException | RuntimeException | LinkageError e) {
      if (!stopping && tracked.get(bundle.getBundleId()) == unit) {
        refuse(bundle, e);
        if (!unreachable(e)) {
          unit.withdraw(e);
        }
      }
      return false;
    }
  }

  private static boolean unreachable(Throwable e) {
    return SqlFailure.cause(e).map(SqlFailure::isUnreachable).orElse(false);
  }

  private void map(BundleUnit unit) {
    unit.readMappings(units.join());
  }

  private void applySchema(Bundle bundle, BundleUnit unit, CompletableFuture<Boolean> mapped) {
    AtomicBoolean known = new AtomicBoolean();
    Step schema =
        () -> {
          Database opened = database.join();
          prepare(opened);
          known.set(unit.applySchema(opened));
        };
    if (attempt(bundle, unit, schema)) {
      mapped.thenAcceptAsync(good -> connect(bundle, unit, good), mappings);
      if (known.get()) {
        offer(bundle, unit);
      }
    } else if (canBeTriedAgain(bundle, unit)) {
      schemas.schedule(() -> applySchema(bundle, unit, mapped), RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void connect(Bundle bundle, BundleUnit unit, boolean mapped) {
    if (!mapped) {
      return;
    }
    Step step = () -> unit.connect(units.join());
    if (attempt(bundle, unit, step)) {
      failures.remove(bundle.getBundleId());
      // Whoever starts then may wait for other units, which this thread has still to open.
      schemas.execute(() -> offer(bundle, unit));
    } else if (canBeTriedAgain(bundle, unit)) {
      mappings.schedule(() -> connect(bundle, unit, true), RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void offer(Bundle bundle, BundleUnit unit) {
    attempt(bundle, unit, () -> unit.offer(database.join().dialect()));
  }

  private boolean canBeTriedAgain(Bundle bundle, BundleUnit unit) {
    return !stopping && tracked.get(bundle.getBundleId()) == unit && !unit.withdrawn();
  }

  private boolean prepared;

  private synchronized void prepare(Database opened) throws SQLException {
    if (!prepared) {
      SchemaSteps.prepare(opened);
      prepared = true;
    }
  }

  private void refuse(Bundle bundle, Throwable failure) {
    String reason = reason(failure);
    String before = failures.put(bundle.getBundleId(), reason);
    if (!reason.equals(before)) {
      log.error("No store for {} {}: {}", bundle.getSymbolicName(), bundle.getVersion(), reason);
      log.debug("No store for {}", bundle, failure);
    }
  }

  /** The innermost message, on one line. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    StringBuilder text = new StringBuilder();
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause.getCause() == null || text.isEmpty() && message != null && !message.contains(":")) {
        text.append(text.isEmpty() ? "" : ": ");
        text.append(message == null ? cause.getClass().getSimpleName() : message);
      }
    }
    String line = text.toString().replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
  }

  @Override
  public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle same) {}

  @Override
  public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle same) {
    failures.remove(bundle.getBundleId());
    BundleUnit unit = tracked.remove(bundle.getBundleId());
    if (unit != null && stopping) {
      unit.close();
    } else if (unit != null) {
      schemas.execute(unit::close);
    }
  }

  /** Ends every unit, then the database. */
  @Deactivate
  public void stop() {
    stopping = true;
    tracker.close();
    synchronized (this) {
      registrations.forEach(StoreExtender::unregister);
      registrations.clear();
    }
    end(mappings);
    end(schemas);
    if (database.isDone() && !database.isCompletedExceptionally()) {
      database.join().close();
    }
  }

  private static void end(ScheduledExecutorService thread) {
    // Never interrupted: an interrupt closes files that the database is writing.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        log.warn("Opening a unit did not end within {} s", LONGEST_END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unregister(ServiceRegistration<?> registration) {
    try {
      registration.unregister();
    } catch (IllegalStateException e) {
      log.debug("Already unregistered", e);
    }
  }
}
