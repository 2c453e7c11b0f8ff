// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering;

import jakarta.servlet.Servlet;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.candorcms.api.feed.FeedFile;
import org.candorcms.api.feed.FeedSource;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.label.LinkLabel;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.Widget;
import org.candorcms.rendering.extension.Extensions;
import org.candorcms.rendering.page.Assembly;
import org.candorcms.rendering.page.SiteServlet;
import org.candorcms.rendering.page.WidgetDescription;
import org.candorcms.rendering.template.Resources;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings pages and widgets of plugins to the site, and the site to the web. Nothing may depend on
 * it: while it starts it asks for services of plugins, which wait for the services that they need
 * themselves.
 */
@Component(
    service = {},
    immediate = true)
public final class Contributions {
  private static final Logger log = LoggerFactory.getLogger(Contributions.class);
  private static final long PRECOMPILE_AFTER_SECONDS = 8;

  private final Assembly assembly;
  private final List<ServiceTracker<?, ?>> services;
  private final ServiceRegistration<Servlet> servlet;
  private final ScheduledExecutorService background =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "candor-templates");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts to serve; what plugins bring is added as it comes. */
  @Activate
  public Contributions(BundleContext context, @Reference RenderingModule module) {
    assembly = module.assembly();
    services = trackServices(context);
    services.forEach(ServiceTracker::open);
    servlet = context.registerService(Servlet.class, new SiteServlet(assembly.site()), pattern());
  }

  private static Dictionary<String, Object> pattern() {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("osgi.http.whiteboard.servlet.name", "candor.site");
    properties.put("osgi.http.whiteboard.servlet.pattern", "/*");
    properties.put("osgi.http.whiteboard.servlet.asyncSupported", true);
    return properties;
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private List<ServiceTracker<?, ?>> trackServices(BundleContext context) {
    return List.of(
        new Extensions<>(
            context,
            Widget.class,
            "candor.widget.id",
            assembly.widgets(),
            (id, service, reference, bundle) -> {
              precompile(bundle);
              return Optional.of(
                  assembly.widget(
                      description(id, reference), service, bundle, Resources.of(bundle)));
            },
            assembly::clear),
        new Extensions<>(
            context,
            PageSource.class,
            "candor.page.prefix",
            assembly.sources(),
            (prefix, service, reference, bundle) -> {
              precompile(bundle);
              return Optional.of(assembly.source(prefix, service, bundle, Resources.of(bundle)));
            },
            assembly::clear),
        new Extensions<>(
            context,
            FormHandler.class,
            "candor.form.id",
            assembly.forms(),
            (id, service, reference, bundle) ->
                Optional.of(
                    assembly.form(id, service, bundle, Resources.of(bundle), maxBytes(reference))),
            () -> {}),
        new Extensions<>(
            context,
            FeedSource.class,
            "candor.feed.name",
            assembly.feeds(),
            (name, service, reference, bundle) -> Optional.of(service),
            () -> {}),
        new Extensions<>(
            context,
            FeedFile.class,
            "candor.feed.name",
            assembly.feedFiles(),
            (name, service, reference, bundle) -> Optional.of(service),
            () -> {}),
        everywhere(context, ContentLabel.class, assembly.labels()::add, assembly.labels()::remove),
        everywhere(context, LinkLabel.class, assembly.labels()::add, assembly.labels()::remove));
  }

  private static long maxBytes(ServiceReference<?> form) {
    return form.getProperty("candor.form.maxBytes") instanceof Long max ? max : 0;
  }

  /** What changes what is on every page, so that all are made anew when it comes or goes. */
  private <T> ServiceTracker<T, T> everywhere(
      BundleContext context, Class<T> type, Consumer<T> add, Consumer<T> remove) {
    return new ServiceTracker<>(context, type, null) {
      @Override
      public T addingService(ServiceReference<T> reference) {
        T source = super.addingService(reference);
        if (source != null) {
          add.accept(source);
          assembly.clear();
        }
        return source;
      }

      @Override
      public void removedService(ServiceReference<T> reference, T source) {
        remove.accept(source);
        assembly.clear();
        super.removedService(reference, source);
      }
    };
  }

  /** Later, because a page that comes first compiles what it needs, and the start has no time. */
  private void precompile(Bundle bundle) {
    background.schedule(
        () -> {
          try {
            assembly.precompile(bundle);
          } catch (RuntimeException | LinkageError e) {
            log.warn("templates of {} cannot be read", bundle, e);
          }
        },
        PRECOMPILE_AFTER_SECONDS,
        TimeUnit.SECONDS);
  }

  private static WidgetDescription description(String id, ServiceReference<?> reference) {
    return new WidgetDescription(
        id,
        text(reference, "title", id),
        text(reference, "category", "content"),
        text(reference, "description", ""),
        text(reference, "icon", "widget"));
  }

  private static String text(ServiceReference<?> reference, String name, String otherwise) {
    return reference.getProperty("candor.widget." + name) instanceof String value
        ? value
        : otherwise;
  }

  @Deactivate
  void stop() {
    servlet.unregister();
    services.forEach(ServiceTracker::close);
    background.shutdownNow();
  }
}
