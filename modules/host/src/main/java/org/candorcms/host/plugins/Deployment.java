// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.candorcms.api.health.HealthCheck;
import org.candorcms.host.diagnosis.Lacking;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a version of a plugin into service beside the one that serves, and removes the old one
 * only when the new one offers everything. All code of the plugin runs in threads of its own with a
 * limit, so that a version that hangs or spins costs nothing but that thread.
 */
final class Deployment {
  /** The contract is ten seconds until a version that does not serve is rolled back. */
  private static final Duration UPGRADE_LIMIT = Duration.ofMillis(8_800);

  /** At the start nobody is served yet: a slow machine is better served by patience. */
  static final Duration START_LIMIT = Duration.ofSeconds(90);

  private static final long STOP_LIMIT_MILLIS = 20_000;
  private static final long HALT_LIMIT_MILLIS = 2_000;
  private static final Logger log = LoggerFactory.getLogger(Deployment.class);

  private final BundleContext context;
  private final Components components;

  Deployment(BundleContext context, Components components) {
    this.context = context;
    this.components = components;
  }

  /**
   * Deploys a jar.
   *
   * @param jar a file that nobody changes any more
   * @param old the bundle that serves now, removed on success and untouched otherwise
   * @throws RefusedPlugin if the new version does not serve; nothing of it is left then
   */
  Bundle deploy(Path jar, @Nullable Bundle old) throws RefusedPlugin {
    return deploy(jar, old, UPGRADE_LIMIT);
  }

  /** The same with a limit of its own. */
  Bundle deploy(Path jar, @Nullable Bundle old, Duration limit) throws RefusedPlugin {
    Bundle bundle;
    try {
      bundle = context.installBundle("reference:" + jar.toUri());
    } catch (BundleException e) {
      throw new RefusedPlugin(Lacking.sentence(e, context));
    }
    try {
      bringUp(bundle, old, limit);
    } catch (RefusedPlugin e) {
      remove(bundle);
      throw e;
    }
    if (old != null) {
      remove(old);
    }
    return bundle;
  }

  /** Starts a bundle and waits until it serves everything that its predecessor does. */
  void bringUp(Bundle bundle, @Nullable Bundle old, Duration limit) throws RefusedPlugin {
    long end = System.nanoTime() + limit.toNanos();
    within(
        end,
        "it did not start in time",
        () -> bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY));
    awaitComponents(bundle, end);
    List<String> unwell = new CopyOnWriteArrayList<>();
    within(end, "its services did not answer in time", () -> unwell.addAll(exercise(bundle, old)));
    if (!unwell.isEmpty()) {
      throw new RefusedPlugin("The plugin does not serve: " + String.join("; ", unwell) + ".");
    }
  }

  private void awaitComponents(Bundle bundle, long end) throws RefusedPlugin {
    List<String> lacking = List.of("its components are not read yet");
    while (System.nanoTime() < end) {
      lacking = components.known(bundle) ? components.lacking(bundle) : lacking;
      if (lacking.isEmpty()) {
        return;
      }
      if (lacking.stream().anyMatch(l -> l.contains(" failed: ")) || storeFailed(bundle) != null) {
        break;
      }
      pause(40);
    }
    String schema = storeFailed(bundle);
    throw new RefusedPlugin(
        "The plugin does not serve: "
            + (schema == null ? String.join("; ", lacking) : schema)
            + ".");
  }

  /**
   * Gets each service once, because a component that throws in its constructor looks satisfied
   * until then, and waits for the plugin's own health checks.
   */
  private List<String> exercise(Bundle bundle, @Nullable Bundle old) {
    List<String> problems = new java.util.ArrayList<>();
    ServiceReference<?>[] references = bundle.getRegisteredServices();
    for (ServiceReference<?> reference :
        references == null ? new ServiceReference<?>[0] : references) {
      if (reference.getProperty("component.name") == null) {
        continue;
      }
      Object service = context.getService(reference);
      if (service == null) {
        problems.add(reference.getProperty("component.name") + " cannot be made");
      } else if (service instanceof HealthCheck check) {
        awaitHealth(check, problems);
      }
      context.ungetService(reference);
    }
    if (old != null && old.getState() == Bundle.ACTIVE) {
      Set<String> missing = new TreeSet<>(Extensions.of(old, context));
      missing.removeAll(Extensions.of(bundle, context));
      missing.forEach(m -> problems.add("it no longer offers " + m));
    }
    return problems;
  }

  private static void awaitHealth(HealthCheck check, List<String> problems) {
    while (true) {
      HealthCheck.Health health = check.check();
      if (health.well()) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        problems.add(check.name() + ": " + health.detail());
        return;
      }
    }
  }

  /** What the persistence module says about the plugin's schema steps, if they failed. */
  private @Nullable String storeFailed(Bundle bundle) {
    try {
      for (ServiceReference<?> reference :
          context.getServiceReferences(Function.class, "(candor.store.failures=true)")) {
        @SuppressWarnings("unchecked")
        Function<Long, String> failures = (Function<Long, String>) context.getService(reference);
        String failure = failures == null ? null : failures.apply(bundle.getBundleId());
        context.ungetService(reference);
        if (failure != null) {
          return failure;
        }
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  /** Stops and uninstalls a bundle; one that refuses to stop is left to the next start. */
  void remove(Bundle bundle) {
    Thread thread =
        thread(
            "candor-plugin-stop",
            () -> {
              try {
                bundle.uninstall();
              } catch (BundleException | RuntimeException e) {
                log.warn("{} did not stop cleanly: {}", bundle.getSymbolicName(), e.toString());
              }
            });
    join(thread, STOP_LIMIT_MILLIS);
    if (thread.isAlive()) {
      log.warn("{} does not stop; it goes with the next start", bundle.getSymbolicName());
    }
  }

  /** Stops a bundle that is kept for the next start of the product. */
  void halt(Bundle bundle) {
    Thread thread =
        thread(
            "candor-plugin-stop",
            () -> {
              try {
                bundle.stop(Bundle.STOP_TRANSIENT);
              } catch (BundleException | RuntimeException e) {
                log.debug("A plugin did not stop cleanly", e);
              }
            });
    join(thread, HALT_LIMIT_MILLIS);
  }

  /** Work that runs code of a plugin. */
  private interface Work {
    void run() throws BundleException;
  }

  private void within(long end, String late, Work work) throws RefusedPlugin {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread =
        thread(
            "candor-plugin-start",
            () -> {
              try {
                work.run();
              } catch (Throwable e) { // whatever a plugin throws, even Errors, is its own fault
                failure.set(e);
              }
            });
    join(thread, Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    if (thread.isAlive()) {
      end(thread);
      throw new RefusedPlugin("The plugin does not serve: " + late + ".");
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      log.debug("A plugin failed", thrown);
      throw new RefusedPlugin(Lacking.sentence(Objects.requireNonNull(thrown), context));
    }
  }

  @SuppressWarnings("deprecation") // nothing else ends a thread that spins; it holds only a plugin
  private static void end(Thread thread) {
    thread.interrupt();
    join(thread, 300);
    if (thread.isAlive()) {
      try {
        thread.stop();
        join(thread, 300);
      } catch (UnsupportedOperationException e) {
        log.warn("A plugin's thread cannot be ended on this JDK and spins until the next start");
      }
    }
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void join(Thread thread, long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
