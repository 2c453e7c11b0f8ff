// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.candorcms.api.health.HealthCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Tells the launcher, which lives outside the framework, when every bundle is active, every
 * component satisfied and every health check good; until then, what is missing. The launcher's
 * service has only types of the JDK, because it cannot share others with bundles.
 */
@Component(immediate = true, service = HealthCheck.class)
public final class Readiness implements HealthCheck {
  private static final long PAUSE_MILLIS = 40;
  private static final int DETAILS_EVERY = 50;

  private final BundleContext context;
  private final Components components;
  private final PluginManager plugins;
  private final Consumer<Object> launcher;
  private final ServiceTracker<HealthCheck, HealthCheck> checks;
  private final Thread watcher;
  private volatile String told = "it is starting";
  private volatile boolean wasReady;

  /** Starts to watch. */
  @Activate
  public Readiness(
      BundleContext context,
      @Reference ServiceComponentRuntime runtime,
      @Reference PluginManager plugins,
      @Reference(target = "(candor.readiness=true)") Consumer<Object> launcher) {
    this.context = context;
    this.components = new Components(runtime);
    this.plugins = plugins;
    this.launcher = launcher;
    this.checks = new ServiceTracker<>(context, HealthCheck.class, null);
    watcher = new Thread(this::watch, "candor-readiness");
    watcher.setDaemon(true);
    watcher.start();
  }

  @Deactivate
  void stop() {
    watcher.interrupt();
    checks.close();
  }

  @Override
  public String name() {
    return "plugins";
  }

  /** Before the first readiness everything counts, afterwards only what belongs to the product. */
  @Override
  public Health check() {
    String missing = wasReady ? String.join("; ", platformMissing()) : told;
    return missing.isEmpty() && wasReady ? Health.good() : Health.bad(missing);
  }

  private void watch() {
    checks.open(); // not in the constructor, because this is one of the checks itself
    try {
      for (int look = 0; !Thread.currentThread().isInterrupted(); look++) {
        if ((look + 1) % DETAILS_EVERY != 0 && plugins.unsettled().isPresent()) {
          // Asking every component costs more than the components themselves.
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
          continue;
        }
        String missing = String.join("; ", missing());
        if (missing.isEmpty() || !missing.equals(told)) {
          told = missing;
          launcher.accept(missing);
        }
        if (missing.isEmpty()) {
          wasReady = true;
          return;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>(platformMissing());
    plugins.unsettled().ifPresent(missing::add);
    plugins.list().stream()
        .filter(p -> p.bundled() && p.state().equals("failed"))
        .forEach(p -> missing.add("plugin " + p.name() + ": " + p.problem().orElse("failed")));
    if (missing.isEmpty()) {
      checks.getTracked().values().stream()
          .filter(check -> check != this)
          .forEach(check -> ask(check, missing));
    }
    return missing;
  }

  /** What bundles of the product lack; plugins that others bring may fail without harm. */
  private List<String> platformMissing() {
    Bundle[] platform =
        Stream.of(context.getBundles())
            .filter(b -> b.getBundleId() != 0 && !isFragment(b) && !plugins.isPlugin(b))
            .toArray(Bundle[]::new);
    List<String> inactive =
        Stream.of(platform)
            .filter(b -> b.getState() != Bundle.ACTIVE)
            .map(b -> b.getSymbolicName() + " is not active")
            .toList();
    return inactive.isEmpty() ? components.lacking(platform) : inactive;
  }

  private static void ask(HealthCheck check, List<String> missing) {
    try {
      Health health = check.check();
      if (!health.well()) {
        missing.add(check.name() + ": " + health.detail());
      }
    } catch (RuntimeException e) {
      missing.add(check.name() + ": " + e);
    }
  }

  private static boolean isFragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}
