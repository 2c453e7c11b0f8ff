// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.candorcms.api.feed.FeedFile;
import org.candorcms.api.feed.FeedSource;
import org.candorcms.api.json.Json;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.Widget;
import org.candorcms.rendering.cache.TagCache;
import org.candorcms.rendering.extension.Registry;
import org.candorcms.rendering.template.AssetSet;
import org.candorcms.rendering.template.Resources;
import org.candorcms.rendering.template.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of a site together; knows plugins by their files, not by OSGi. */
public final class Assembly implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Assembly.class);

  private final Map<Object, Plugin> plugins = new ConcurrentHashMap<>();
  private static final long NAVIGATION_BYTES = 1 << 20;

  private final Registry<WidgetEntry> widgets;
  private final Registry<Sources.SourceEntry> sources;
  private final Registry<Forms.FormEntry> forms;
  private final Registry<FeedSource> feeds;
  private final Registry<FeedFile> feedFiles;
  private final TagCache<List<Link>> navigationCache;
  private final TagCache<Answer> pageCache;
  private final TagCache<Fragment> fragmentCache;
  private final Sandbox sandbox = new Sandbox();
  private final Labels labels = new Labels(sandbox);
  private final Themes themes;
  private final Assets assets;
  private final Plugin builtIn;
  private final Site site;
  private final Clock clock;
  private final Json json;

  /**
   * A site without plugins.
   *
   * @param own the files of this module, last in every look-up
   * @param themeFolder may be missing
   */
  public Assembly(
      Resources own,
      Path themeFolder,
      Json json,
      HostSettings host,
      Settings settings,
      Clock clock,
      long cacheBytes) {
    this.clock = clock;
    this.json = json;
    this.widgets = new Registry<>(clock);
    this.sources = new Registry<>(clock);
    this.forms = new Registry<>(clock);
    this.feeds = new Registry<>(clock);
    this.feedFiles = new Registry<>(clock);
    this.pageCache = new TagCache<>(clock, cacheBytes * 3 / 4);
    this.fragmentCache = new TagCache<>(clock, cacheBytes / 4);
    this.navigationCache = new TagCache<>(clock, NAVIGATION_BYTES);
    this.builtIn = new Plugin(own);
    this.themes = new Themes(themeFolder, own, settings, json);
    this.assets = new Assets(this::currentAssets, clock);
    Visit.Surroundings surroundings = new Visit.Surroundings(json, builtIn, settings);
    Widgets renderer = new Widgets(widgets, sandbox, fragmentCache, json, settings);
    Sources pageSources = new Sources(sources, navigationCache);
    Pages pages = new Pages(pageSources, renderer, pageCache, surroundings, themes, labels);
    Fragments fragments = new Fragments(renderer, pageCache, surroundings, themes);
    this.site =
        new Site(
            new Site.Parts(
                pages,
                fragments,
                new Forms(
                    forms,
                    surroundings,
                    themes,
                    call ->
                        call.path().startsWith(Fragments.PATH)
                            ? fragments.answer(call.path().substring(Fragments.PATH.length()), call)
                            : pages.answer(call)),
                new Feeds(feeds, feedFiles, json),
                assets,
                pageSources,
                themes,
                surroundings,
                pageCache),
            host);
  }

  private Collection<AssetSet> currentAssets() {
    List<AssetSet> all = new ArrayList<>(themes.assets());
    plugins.values().forEach(plugin -> all.add(plugin.assets()));
    all.add(builtIn.assets());
    return all;
  }

  /** What visitors ask. */
  public Site site() {
    return site;
  }

  /** Reads the files of a bundle, once. */
  public void addPlugin(Object bundle, Resources resources) {
    plugins.computeIfAbsent(bundle, unused -> new Plugin(resources));
  }

  /** Forgets the files of a bundle; its assets are served a minute longer. */
  public void removePlugin(Object bundle) {
    Plugin plugin = plugins.remove(bundle);
    if (plugin != null) {
      assets.left(plugin.assets());
    }
  }

  private Plugin plugin(Object bundle, Resources resources) {
    addPlugin(bundle, resources);
    return plugins.getOrDefault(bundle, builtIn);
  }

  /** A widget whose templates are compiled. */
  public WidgetEntry widget(
      WidgetDescription text, Widget<?> widget, Object bundle, Resources resources) {
    return new WidgetEntry(text, widget, plugin(bundle, resources), clock);
  }

  /** A page source. */
  public Sources.SourceEntry source(
      String prefix, PageSource source, Object bundle, Resources resources) {
    String name = prefix.equals("/") ? "pages" : prefix.substring(1).replace('/', '-');
    return new Sources.SourceEntry(prefix, name, source, plugin(bundle, resources));
  }

  /** A form handler. */
  @SuppressWarnings("unchecked")
  public Forms.FormEntry form(
      String id, FormHandler<?> handler, Object bundle, Resources resources, long maxBytes) {
    return new Forms.FormEntry(
        id,
        (FormHandler<Record>) handler,
        WidgetEntry.typeArgument(handler.getClass(), FormHandler.class),
        plugin(bundle, resources),
        maxBytes > 0 ? maxBytes : FormBody.SMALL);
  }

  /** Compiles templates ahead of the first visitor; a broken one is told now. */
  public void precompile(Object bundle) {
    Plugin plugin = plugins.getOrDefault(bundle, builtIn);
    Theme theme = themes.current();
    var templates = plugin.templates(theme, builtIn);
    for (String name : templates.names()) {
      try {
        templates.compile(name);
      } catch (RuntimeException e) {
        log.warn("template {} does not compile: {}", name, e.getMessage());
      }
    }
  }

  public Registry<WidgetEntry> widgets() {
    return widgets;
  }

  public Registry<Sources.SourceEntry> sources() {
    return sources;
  }

  public Registry<Forms.FormEntry> forms() {
    return forms;
  }

  public Registry<FeedSource> feeds() {
    return feeds;
  }

  public Registry<FeedFile> feedFiles() {
    return feedFiles;
  }

  /** Who says which labels content must carry. */
  public Labels labels() {
    return labels;
  }

  /** The page at a path as visitors see it, made anew; empty if there is none. */
  public Optional<RenderedPage> rendered(String path, String preview) {
    return site.rendered(path, preview);
  }

  Themes themes() {
    return themes;
  }

  /** Adds or replaces a theme and forgets what was rendered with another. */
  public void addTheme(String name, Resources resources) {
    themes.add(name, resources).forEach(assets::left);
    clear();
  }

  /** Removes a theme unless it was replaced; its assets are served a minute longer. */
  public void removeTheme(String name, Resources resources) {
    themes.remove(name, resources).forEach(assets::left);
    clear();
  }

  /** What a widget is and reads, for editors. */
  public List<Map<String, Object>> describeWidgets(List<Locale> preferred) {
    return new WidgetList(json, preferred).of(widgets);
  }

  /** Forgets everything rendered. */
  public void clear() {
    navigationCache.clear();
    pageCache.clear();
    fragmentCache.clear();
  }

  /** Forgets what carries a tag. */
  public void invalidate(Collection<String> tags) {
    navigationCache.invalidate(tags);
    fragmentCache.invalidate(tags);
    pageCache.invalidate(tags);
  }

  /** Changes the size of the caches. */
  public void resize(long cacheBytes) {
    pageCache.resize(cacheBytes * 3 / 4);
    fragmentCache.resize(cacheBytes / 4);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
