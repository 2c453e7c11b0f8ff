// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.SitemapEntry;
import org.candorcms.rendering.cache.TagCache;
import org.candorcms.rendering.extension.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page sources by prefix. */
public final class Sources {
  private static final Logger log = LoggerFactory.getLogger(Sources.class);

  /**
   * A page source as installed.
   *
   * @param prefix without a slash at its end, empty for the root
   * @param name of its message files: the prefix, else {@code pages}
   */
  public record SourceEntry(String prefix, String name, PageSource source, Plugin plugin) {}

  private static final String NAVIGATION = "navigation";
  private static final Duration NAVIGATION_AGE = Duration.ofMinutes(1);

  private final Registry<SourceEntry> registry;
  private final TagCache<List<Link>> navigations;

  Sources(Registry<SourceEntry> registry, TagCache<List<Link>> navigations) {
    this.registry = registry;
    this.navigations = navigations;
  }

  /** The source with the longest prefix of a path. */
  Optional<Registry<SourceEntry>.Use> find(String path) {
    String best = null;
    for (String prefix : registry.keys()) {
      boolean fits = prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
      if (fits && (best == null || prefix.length() > best.length())) {
        best = prefix;
      }
    }
    return best == null ? Optional.empty() : registry.use(best, Duration.ofSeconds(10));
  }

  /** Entries of the main navigation, those of the root first. */
  List<Link> navigation(Locale language) {
    return navigations.get(
        language.toLanguageTag(),
        name -> "",
        () -> {
          List<Link> links = gather(language);
          int size = links.stream().mapToInt(l -> 2 * (l.title() + l.path()).length() + 100).sum();
          return new TagCache.Made<>(links, Set.of(), Set.of(NAVIGATION), NAVIGATION_AGE, size);
        });
  }

  private List<Link> gather(Locale language) {
    List<Link> links = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Link link : each(source -> source.navigation(language))) {
      if (seen.add(link.path())) {
        links.add(link);
      }
    }
    return List.copyOf(links);
  }

  /** Every page that search engines may list. */
  List<SitemapEntry> sitemap() {
    return each(
        source -> {
          try (var entries = source.sitemap()) {
            return entries.limit(500_000).toList();
          }
        });
  }

  private <T> List<T> each(Function<PageSource, List<T>> call) {
    List<T> all = new ArrayList<>();
    for (String prefix : registry.keys()) {
      registry
          .use(prefix, Duration.ZERO)
          .ifPresent(
              use -> {
                try (use) {
                  all.addAll(call.apply(use.get().source()));
                } catch (RuntimeException | LinkageError | StackOverflowError e) {
                  log.warn("pages below {} cannot be listed", prefix, e);
                }
              });
    }
    return all;
  }
}
