// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.Page;
import org.candorcms.api.page.PagePrefix;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.page.PageResult;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.Placement;
import org.candorcms.api.page.SitemapEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Delivers composed pages: everything that no plugin answers. */
@Component
@PagePrefix("/")
public final class SitePages implements PageSource {
  /** What ids of content begin with, as labels know them. */
  static final String CONTENT = "page:";

  private final PageStore store;
  private final Previews previews;

  /** Binds the services. */
  @Activate
  public SitePages(@Reference PageStore store, @Reference Previews previews) {
    this.store = store;
    this.previews = previews;
  }

  @Override
  public PageResult page(PageRequest request) {
    if (!request.preview().isEmpty()) {
      return previews
          .pageId(request.preview())
          .<PageResult>map(id -> page(id, store.draft(id).body(), null))
          .orElseGet(PageResult::missing);
    }
    return store
        .at(request.path())
        .<PageResult>map(
            found ->
                found.moved()
                    ? PageResult.moved(found.path())
                    : page(found.pageId(), found.body(), Instant.ofEpochMilli(found.publishedAt())))
        .orElseGet(PageResult::missing);
  }

  private Page page(String id, PageDraft draft, @Nullable Instant published) {
    Page page =
        Page.of(draft.title(), Locale.forLanguageTag(draft.lang()), draft.template())
            .about(CONTENT + id);
    for (PageDraft.Widget widget : draft.widgets()) {
      page =
          page.with(
              widget.slot(),
              new Placement(widget.id(), widget.type(), widget.settings().orElse(Map.of())));
    }
    return page.withHead(
        new Page.Head(
            draft.seo().flatMap(PageDraft.Seo::description).orElse(""),
            published == null ? "" : draft.path(),
            alternates(draft.translationOf().orElse(id)),
            List.of(),
            "website",
            draft.seo().flatMap(PageDraft.Seo::image).orElse(""),
            published,
            published != null && draft.seo().flatMap(PageDraft.Seo::indexed).orElse(true),
            published == null ? Duration.ZERO : Duration.ofMinutes(5),
            ""));
  }

  private Map<Locale, String> alternates(String group) {
    Map<Locale, String> alternates = new HashMap<>();
    for (PageStore.Published page : store.translations(group)) {
      alternates.put(Locale.forLanguageTag(page.lang()), page.path());
    }
    return alternates.size() < 2 ? Map.of() : alternates;
  }

  @Override
  public Stream<SitemapEntry> sitemap() {
    List<PageStore.Published> pages = store.published();
    Map<String, Map<Locale, String>> groups =
        pages.stream()
            .collect(
                Collectors.groupingBy(
                    SitePages::group,
                    Collectors.toMap(
                        page -> Locale.forLanguageTag(page.lang()),
                        PageStore.Published::path,
                        (first, second) -> first)));
    return pages.stream()
        .map(
            page -> {
              Map<Locale, String> alternates = groups.getOrDefault(group(page), Map.of());
              return new SitemapEntry(
                  page.path(),
                  Instant.ofEpochMilli(page.publishedAt()),
                  alternates.size() < 2 ? Map.of() : alternates);
            });
  }

  private static String group(PageStore.Published page) {
    return Objects.requireNonNullElse(page.translationOf(), page.id());
  }

  @Override
  public List<Link> navigation(Locale language) {
    return store.navigation().stream()
        .filter(
            page -> Locale.forLanguageTag(page.lang()).getLanguage().equals(language.getLanguage()))
        .map(page -> new Link(page.navTitle(), page.path()))
        .toList();
  }
}
