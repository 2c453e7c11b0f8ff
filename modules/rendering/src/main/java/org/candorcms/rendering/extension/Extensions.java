// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.extension;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link Registry} in step with the services of one type.
 *
 * @param <T> service type
 * @param <E> what is kept for a service
 */
public final class Extensions<T, E> extends ServiceTracker<T, Registry<E>.Entry> {
  private static final Logger log = LoggerFactory.getLogger(Extensions.class);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final String property;
  private final Registry<E> registry;
  private final Preparation<T, E> preparation;
  private final Runnable change;

  /** Makes what is kept for a service; nothing if the service cannot be used. */
  @FunctionalInterface
  public interface Preparation<T, E> {
    /** Prepares a service fully, so that a switch to it takes no time. */
    Optional<E> prepare(String key, T service, ServiceReference<T> reference, Bundle bundle);
  }

  /**
   * Tracks nothing until opened.
   *
   * @param property service property that holds the key
   * @param change called after each change
   */
  public Extensions(
      BundleContext context,
      Class<T> type,
      String property,
      Registry<E> registry,
      Preparation<T, E> preparation,
      Runnable change) {
    super(context, type, null);
    this.property = property;
    this.registry = registry;
    this.preparation = preparation;
    this.change = change;
  }

  @Override
  public Registry<E>.@Nullable Entry addingService(ServiceReference<T> reference) {
    Bundle bundle = reference.getBundle();
    if (bundle == null || !(reference.getProperty(property) instanceof String key)) {
      return null;
    }
    T service = context.getService(reference);
    if (service == null) {
      return null;
    }
    try {
      Optional<E> prepared = preparation.prepare(key, service, reference, bundle);
      if (prepared.isPresent()) {
        int ranking =
            reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer value ? value : 0;
        Registry<E>.Entry entry = registry.add(key, bundle.getBundleId(), ranking, prepared.get());
        change.run();
        return entry;
      }
    } catch (RuntimeException | LinkageError e) {
      log.warn("{} of {} cannot be used", key, bundle, e);
    }
    context.ungetService(reference);
    return null;
  }

  @Override
  public void removedService(ServiceReference<T> reference, Registry<E>.Entry entry) {
    registry.remove(entry, DRAIN);
    change.run();
    context.ungetService(reference);
  }
}
