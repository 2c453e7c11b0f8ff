// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.json.Json;
import org.candorcms.api.page.PageRenderer;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.rendering.page.Assembly;
import org.candorcms.rendering.template.Resources;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;

/**
 * What the site is made of, and the files that bundles bring to it. It asks for no service of a
 * plugin: plugins need it to start.
 */
@Component(
    service = {CacheTags.class, PageRenderer.class, RenderingModule.class},
    immediate = true)
public final class RenderingModule implements CacheTags, PageRenderer {
  private static final int PLUGIN_STATES = Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;
  private static final int THEME_STATES = PLUGIN_STATES | Bundle.RESOLVED;
  private static final String THEME_HEADER = "Candor-Theme";

  private final Assembly assembly;
  private final BundleTracker<Bundle> plugins;
  private final BundleTracker<Resources> themes;

  /** Starts to serve; what plugins bring is added as it comes. */
  @Activate
  public RenderingModule(
      BundleContext context,
      @Reference Json json,
      @Reference HostSettings host,
      @Reference Clock clock,
      @Reference SiteSettings settings) {
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
    themes.open();
    plugins.open();
  }

  /** What {@link Contributions} fills. */
  Assembly assembly() {
    return assembly;
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
  private BundleTracker<Resources> trackThemes(BundleContext context) {
    return new BundleTracker<>(context, THEME_STATES, null) {
      @Override
      public Resources addingBundle(Bundle bundle, BundleEvent event) {
        if (name(bundle) == null) {
          return null;
        }
        Resources files = Resources.of(bundle);
        assembly.addTheme(name(bundle), files);
        return files;
      }

      @Override
      public void removedBundle(Bundle bundle, BundleEvent event, Resources files) {
        assembly.removeTheme(name(bundle), files);
      }

      private String name(Bundle bundle) {
        String name = bundle.getHeaders("").get(THEME_HEADER);
        return name == null ? null : name.strip();
      }
    };
  }

  @Override
  public void invalidate(Collection<String> tags) {
    assembly.invalidate(tags);
  }

  @Override
  public Optional<RenderedPage> render(String path, String preview) {
    return assembly.rendered(path, preview);
  }

  /**
   * What editors read about the installed widgets.
   *
   * @param preferred languages, best first
   */
  public List<Map<String, Object>> widgets(List<Locale> preferred) {
    return assembly.describeWidgets(preferred);
  }

  @Deactivate
  void stop() {
    plugins.close();
    themes.close();
    assembly.close();
  }
}
