// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.util.Collection;
import java.util.Map;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook;

/** Shows each store only to the bundle that it was made for. */
final class StoreVisibility implements FindHook, EventListenerHook {
  /** Service property of a store: id of the bundle that may see it. */
  static final String OWNER = "candor.store.bundle";

  private final long self;

  StoreVisibility(long self) {
    this.self = self;
  }

  @Override
  public void find(
      BundleContext context,
      @Nullable String name,
      @Nullable String filter,
      boolean all,
      Collection<ServiceReference<?>> references) {
    if (name != null && !name.equals(Store.class.getName())) {
      return; // asked for each look-up of the framework, so the common case must cost nothing
    }
    long asker = context.getBundle().getBundleId();
    references.removeIf(reference -> hidden(reference, asker));
  }

  @Override
  public void event(
      ServiceEvent event, Map<BundleContext, Collection<ListenerHook.ListenerInfo>> listeners) {
    ServiceReference<?> reference = event.getServiceReference();
    if (reference.getProperty(OWNER) != null) {
      listeners.keySet().removeIf(c -> hidden(reference, c.getBundle().getBundleId()));
    }
  }

  private boolean hidden(ServiceReference<?> reference, long asker) {
    return reference.getProperty(OWNER) instanceof Long owner
        && owner != asker
        && asker != self
        && asker != Constants.SYSTEM_BUNDLE_ID;
  }
}
