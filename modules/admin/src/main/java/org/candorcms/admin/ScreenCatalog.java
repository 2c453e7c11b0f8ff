// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.candorcms.api.admin.AdminScreen;
import org.candorcms.api.admin.Screen;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The screens that plugins offer right now, and the files they are made of. */
@Component(service = ScreenCatalog.class)
public final class ScreenCatalog
    implements ServiceTrackerCustomizer<AdminScreen, ScreenCatalog.Offer> {
  private static final Logger log = LoggerFactory.getLogger(ScreenCatalog.class);

  /** First installed wins, so that an upgrade takes over only when its predecessor has gone. */
  private static final Comparator<Offer> PRECEDENCE =
      Comparator.comparingLong((Offer offer) -> offer.bundle.getBundleId())
          .thenComparing(offer -> -offer.ranking)
          .thenComparing(offer -> offer.serviceId);

  private final BundleContext context;
  private final ServiceTracker<AdminScreen, Offer> tracker;
  private final Map<Long, Offer> offers = new ConcurrentHashMap<>();
  private final Map<Long, AssetFolder> folders = new ConcurrentHashMap<>();

  /** Starts watching. */
  @Activate
  public ScreenCatalog(BundleContext context) {
    this.context = context;
    this.tracker = new ServiceTracker<>(context, AdminScreen.class, this);
    tracker.open();
  }

  /** Stops watching. */
  @Deactivate
  public void close() {
    tracker.close();
  }

  /** One offer for each screen id, in the order of the navigation. */
  List<Offer> offers() {
    Map<String, Offer> byId = new LinkedHashMap<>();
    offers.values().stream()
        .sorted(PRECEDENCE)
        .forEach(offer -> byId.putIfAbsent(offer.screen.id(), offer));
    return byId.values().stream()
        .sorted(
            Comparator.comparingInt((Offer offer) -> offer.screen.order())
                .thenComparing(offer -> offer.screen.id()))
        .toList();
  }

  /** Where a screen's module is, relative to {@code /admin/}. */
  String modulePath(Offer offer) {
    return "modules/"
        + offer.bundle.getSymbolicName()
        + "/"
        + folder(offer.bundle).hash()
        + "/"
        + offer.screen.module();
  }

  /** A file of a bundle that offers a screen, of exactly the version that the hash names. */
  Optional<byte[]> file(String symbolicName, String hash, String name) {
    return offers.values().stream()
        .map(Offer::bundle)
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .map(this::folder)
        .filter(folder -> folder.hash().equals(hash))
        .findFirst()
        .flatMap(folder -> folder.read(name));
  }

  private AssetFolder folder(Bundle bundle) {
    return folders.computeIfAbsent(bundle.getBundleId(), id -> AssetFolder.of(bundle));
  }

  @Override
  public @Nullable Offer addingService(ServiceReference<AdminScreen> reference) {
    AdminScreen service = context.getService(reference);
    if (service == null) {
      return null;
    }
    try {
      Screen screen = service.screen();
      Offer offer =
          new Offer(
              serviceId(reference),
              ranking(reference),
              reference.getBundle(),
              screen,
              titles(reference, screen));
      offers.put(offer.serviceId, offer);
      return offer;
    } catch (RuntimeException | LinkageError e) {
      log.warn(
          "A screen of {} is left out because it does not describe itself: {}",
          reference.getBundle().getSymbolicName(),
          e.toString());
      context.ungetService(reference);
      return null;
    }
  }

  @Override
  public void modifiedService(ServiceReference<AdminScreen> reference, Offer offer) {
    // Neither the description nor the precedence follows changed properties.
  }

  @Override
  public void removedService(ServiceReference<AdminScreen> reference, Offer offer) {
    offers.remove(offer.serviceId);
    long bundleId = offer.bundle.getBundleId();
    if (offers.values().stream().noneMatch(o -> o.bundle.getBundleId() == bundleId)) {
      folders.remove(bundleId);
    }
    context.ungetService(reference);
  }

  private static PluginTitles titles(ServiceReference<AdminScreen> reference, Screen screen) {
    Bundle bundle = reference.getBundle();
    return new PluginTitles(screen.id().split("\\.", 2)[0], bundle::getEntry);
  }

  private static long serviceId(ServiceReference<?> reference) {
    return (Long) reference.getProperty(Constants.SERVICE_ID);
  }

  private static int ranking(ServiceReference<?> reference) {
    return reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
  }

  /** A screen and the bundle that offers it. */
  record Offer(long serviceId, int ranking, Bundle bundle, Screen screen, PluginTitles titles) {}
}
