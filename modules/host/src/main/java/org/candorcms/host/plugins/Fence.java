// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps plugins to addresses of their own. A filter, a listener or a servlet for everything would
 * stand before each request of the others, so one plugin that fails would end them all; the server
 * never gets to see such services.
 */
final class Fence implements EventListenerHook, FindHook {
  private static final Logger log = LoggerFactory.getLogger(Fence.class);
  private static final List<String> SERVLET_API =
      List.of("jakarta.servlet.", "javax.servlet.", "org.osgi.service.servlet.");
  private static final String WHITEBOARD = "osgi.http.whiteboard.";

  private final Predicate<Bundle> plugin;

  Fence(Predicate<Bundle> plugin) {
    this.plugin = plugin;
  }

  @Override
  public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
    ServiceReference<?> reference = event.getServiceReference();
    if (!hidden(reference)) {
      return;
    }
    if (event.getType() == ServiceEvent.REGISTERED) {
      log.warn(
          "{} offers {}, which plugins may not: it would stand before the pages of all",
          reference.getBundle(),
          classes(reference));
    }
    listeners.keySet().removeIf(context -> isOther(context, reference));
  }

  @Override
  public void find(
      BundleContext context,
      @Nullable String name,
      @Nullable String filter,
      boolean allServices,
      Collection<ServiceReference<?>> references) {
    if (name == null || ofServletApi(name)) {
      references.removeIf(reference -> hidden(reference) && isOther(context, reference));
    }
  }

  private static boolean isOther(BundleContext context, ServiceReference<?> reference) {
    return !context.getBundle().equals(reference.getBundle());
  }

  private boolean hidden(ServiceReference<?> reference) {
    return classes(reference).stream().anyMatch(Fence::ofServletApi)
        && reference.getBundle() != null
        && plugin.test(reference.getBundle())
        && reachesOthers(reference);
  }

  private static boolean reachesOthers(ServiceReference<?> reference) {
    boolean servlet = classes(reference).stream().allMatch(name -> name.endsWith(".Servlet"));
    return !servlet
        || reference.getProperty(WHITEBOARD + "servlet.errorPage") != null
        || strings(reference.getProperty(WHITEBOARD + "servlet.pattern"))
            .anyMatch(pattern -> pattern.length() < 3 || pattern.startsWith("*"));
  }

  private static Stream<String> strings(@Nullable Object property) {
    if (property instanceof String one) {
      return Stream.of(one);
    }
    if (property instanceof Object[] many) {
      return Stream.of(many).map(String::valueOf);
    }
    return property instanceof Collection<?> some
        ? some.stream().map(String::valueOf)
        : Stream.empty();
  }

  private static List<String> classes(ServiceReference<?> reference) {
    return reference.getProperty(Constants.OBJECTCLASS) instanceof String[] names
        ? List.of(names)
        : List.of();
  }

  private static boolean ofServletApi(String name) {
    return SERVLET_API.stream().anyMatch(name::startsWith);
  }
}
