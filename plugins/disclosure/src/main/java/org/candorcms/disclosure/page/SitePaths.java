// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.SitemapEntry;
import org.candorcms.api.service.Services;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of everything that this site publishes. */
@Component(service = SitePaths.class)
public final class SitePaths {
  private static final Logger log = LoggerFactory.getLogger(SitePaths.class);
  private static final int MAX = 500_000;

  private final Services<PageSource> sources = new Services<>();

  /** Starts without any. */
  @Activate
  public SitePaths() {}

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<PageSource> source) {
    sources.add(source);
  }

  void remove(ComponentServiceObjects<PageSource> source) {
    sources.remove(source);
  }

  SortedSet<String> all() {
    SortedSet<String> paths = new TreeSet<>();
    for (PageSource source : sources.all()) {
      try (Stream<SitemapEntry> entries = source.sitemap()) {
        entries.limit(MAX).map(SitemapEntry::path).forEach(paths::add);
      } catch (RuntimeException | LinkageError broken) {
        log.warn("A source of pages cannot list them; they are left out", broken);
      }
    }
    return paths;
  }
}
