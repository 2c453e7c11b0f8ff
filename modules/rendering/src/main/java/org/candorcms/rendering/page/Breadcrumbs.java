// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.Page;

/** The way from the root to a page, for visitors and for search engines. */
final class Breadcrumbs {
  private Breadcrumbs() {}

  static List<Map<String, Object>> model(Page page, Visit visit) {
    return page.head().breadcrumbs().stream()
        .map(link -> Map.<String, Object>of("title", link.title(), "url", visit.url(link.path())))
        .toList();
  }

  static Optional<Map<String, Object>> jsonLd(Page page, Visit visit) {
    if (page.head().breadcrumbs().isEmpty()) {
      return Optional.empty();
    }
    List<Map<String, Object>> items = new ArrayList<>();
    List<Link> links = new ArrayList<>(page.head().breadcrumbs());
    String own = page.head().canonicalPath();
    links.add(new Link(page.title(), own.isEmpty() ? visit.call().path() : own));
    for (Link link : links) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("@type", "ListItem");
      item.put("position", items.size() + 1);
      item.put("name", link.title());
      item.put("item", visit.absoluteUrl(link.path()));
      items.add(item);
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("@type", "BreadcrumbList");
    list.put("itemListElement", items);
    return Optional.of(list);
  }
}
