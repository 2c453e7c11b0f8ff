// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/**
 * Services of one kind that come and go with the bundles that offer them. Each is made when it is
 * first used, not when it is found: it may itself need the component that holds it, directly or
 * through other bundles, and then two threads of a start would wait for each other. To be filled by
 * the bind method of a reference:
 *
 * <pre>{@code
 * private final Services<PageCheck> checks = new Services<>();
 *
 * @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
 * void add(ComponentServiceObjects<PageCheck> check) {
 *   checks.add(check);
 * }
 *
 * void remove(ComponentServiceObjects<PageCheck> check) {
 *   checks.remove(check);
 * }
 * }</pre>
 *
 * <p>Thread-safe; {@link #all} must not be called while the component is being activated.
 *
 * @param <T> kind of service
 * @since 1.0
 */
public final class Services<T> {
  private final List<Held<T>> held = new CopyOnWriteArrayList<>();

  private record Held<T>(
      @Nullable ComponentServiceObjects<T> objects, AtomicReference<@Nullable T> service) {

    boolean is(ServiceReference<T> reference) {
      return objects != null && objects.getServiceReference().equals(reference);
    }

    @Nullable T get() {
      T known = service.get();
      if (known != null || objects == null) {
        return known;
      }
      T made = objects.getService();
      if (made == null || service.compareAndSet(null, made)) {
        return made;
      }
      objects.ungetService(made);
      return service.get();
    }

    void end() {
      T known = service.getAndSet(null);
      if (known != null && objects != null) {
        objects.ungetService(known);
      }
    }
  }

  /** Starts without any. */
  public Services() {}

  /** Adds a service that was found. */
  public void add(ComponentServiceObjects<T> found) {
    held.add(new Held<>(found, new AtomicReference<>()));
  }

  /** Adds a service that is at hand already. */
  public void add(T service) {
    held.add(new Held<>(null, new AtomicReference<>(service)));
  }

  /** Removes a service that has gone; nothing if it is not there. */
  public void remove(ComponentServiceObjects<T> gone) {
    ServiceReference<T> reference = gone.getServiceReference();
    for (Held<T> one : held) {
      if (one.is(reference) && held.remove(one)) {
        one.end();
      }
    }
  }

  /** Removes a service that was added at hand; nothing if it is not there. */
  public void remove(T service) {
    held.removeIf(one -> one.objects() == null && service.equals(one.service().get()));
  }

  /** Whether there is none; makes none. */
  public boolean isEmpty() {
    return held.isEmpty();
  }

  /** The services that are there now and can be made, in the order in which they came. */
  public List<T> all() {
    List<T> all = new ArrayList<>(held.size());
    for (Held<T> one : held) {
      T service = one.get();
      if (service != null) {
        all.add(service);
      }
    }
    return all;
  }
}
