// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.feed.FeedFile;
import org.candorcms.api.feed.FeedSource;
import org.candorcms.api.json.Json;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.page.PageRenderer;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.Widget;
import org.candorcms.rendering.extension.Extensions;
import org.candorcms.rendering.page.Assembly;
import org.candorcms.rendering.page.SiteServlet;
import org.candorcms.rendering.page.WidgetDescription;
import org.candorcms.rendering.template.Resources;
import org.candorcms.rendering.template.Theme;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects the site with OSGi: bundles bring files, services bring pages and widgets. */
@Component(
    service = {CacheTags.class, PageRenderer.class, RenderingModule.class},
    immediate = true)
public final class RenderingModule implements CacheTags, PageRenderer {
  private static final Logger log = LoggerFactory.getLogger(RenderingModule.class);
  private static final int PLUGIN_STATES = Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;
  private static final int THEME_STATES = PLUGIN_STATES | Bundle.RESOLVED;
  private static final String THEME_HEADER = "Candor-Theme";

  private final Assembly assembly;
  private final BundleTracker<Bundle> plugins;
  private final BundleTracker<Theme> themes;
  private final List<ServiceTracker<?, ?>> services;
  private final ServiceRegistration<Servlet> servlet;
  private static final long PRECOMPILE_AFTER_SECONDS = 3;

  private final ScheduledExecutorService background;

  /** Starts to serve; what plugins bring is added as it comes. */
  @Activate
  public RenderingModule(
      BundleContext context,
      @Reference Json json,
      @Reference HostSettings host,
      @Reference Clock clock,
      @Reference SiteSettings settings) {
    background =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "candor-templates");
              thread.setDaemon(true);
              return thread;
            });
    assembly =
        new Assembly(
            Resources.of(context.getBundle()),
            host.dataFolder().resolve("themes"),
            json,
            host,
            settings,
            clock,
            settings.cacheBytes());
    settings.onChange(
        () -> {
          assembly.resize(settings.cacheBytes());
          assembly.clear();
        });
    plugins = trackPlugins(context);
    themes = trackThemes(context);
    services = trackServices(context);
    themes.open();
    plugins.open();
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

  private BundleTracker<Bundle> trackPlugins(BundleContext context) {
    return new BundleTracker<>(context, PLUGIN_STATES, null) {
      @Override
      public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        if (usesCandor(bundle)) {
          assembly.addPlugin(bundle, Resources.of(bundle));
        }
        return bundle;
      }

      @Override
      public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        assembly.removePlugin(bundle);
      }
    };
  }

  /** In a foreign host most bundles are none of ours, whatever folders they have. */
  private static boolean usesCandor(Bundle bundle) {
    String imports = bundle.getHeaders("").get(Constants.IMPORT_PACKAGE);
    return imports != null
        && imports.contains("org.candorcms.api")
        && (bundle.getEntry("assets") != null || bundle.getEntry("templates") != null);
  }

  @SuppressWarnings("NullAway") // A tracker's null means that the bundle is not tracked.
  private BundleTracker<Theme> trackThemes(BundleContext context) {
    return new BundleTracker<>(context, THEME_STATES, null) {
      @Override
      public Theme addingBundle(Bundle bundle, BundleEvent event) {
        String name = bundle.getHeaders("").get(THEME_HEADER);
        if (name == null) {
          return null;
        }
        return assembly.addTheme(name.strip(), Resources.of(bundle)).orElse(null);
      }

      @Override
      public void removedBundle(Bundle bundle, BundleEvent event, Theme theme) {
        assembly.removeTheme(theme);
      }
    };
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
                Optional.of(assembly.form(id, service, bundle, Resources.of(bundle))),
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
        labels(context));
  }

  private ServiceTracker<ContentLabel, ContentLabel> labels(BundleContext context) {
    return new ServiceTracker<>(context, ContentLabel.class, null) {
      @Override
      public ContentLabel addingService(ServiceReference<ContentLabel> reference) {
        ContentLabel source = super.addingService(reference);
        if (source != null) {
          assembly.labels().add(source);
          assembly.clear();
        }
        return source;
      }

      @Override
      public void removedService(ServiceReference<ContentLabel> reference, ContentLabel source) {
        assembly.labels().remove(source);
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

  @Override
  public void invalidate(Collection<String> tags) {
    assembly.invalidate(tags);
  }

  @Override
  public Optional<RenderedPage> render(String path, String preview) {
    return assembly.rendered(path, preview);
  }

  /** What editors read about the installed widgets. */
  public List<Map<String, Object>> widgets() {
    return assembly.describeWidgets();
  }

  @Deactivate
  void stop() {
    servlet.unregister();
    services.forEach(ServiceTracker::close);
    plugins.close();
    themes.close();
    background.shutdownNow();
    assembly.close();
  }
}
