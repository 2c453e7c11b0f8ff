// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of the site: what fills the theme's frame, and what its head says. Made with {@link #of}
 * and the {@code with...} methods.
 *
 * @param title plain text
 * @param language of the content
 * @param layout name of a layout of the theme: {@code page}, {@code landing} or {@code article}; a
 *     name that the theme lacks means {@code page}
 * @param slots content by slot: {@code main}, {@code aside}
 * @param head what the head of the page says
 * @param contentId what the page shows, as in {@code help.article:refund-time}: its {@link
 *     org.candorcms.api.label.ContentLabel}s stand at the top of the page and on its cards, written
 *     by the host; empty for a page without content of its own, such as a list
 * @since 1.0
 */
public record Page(
    String title,
    Locale language,
    String layout,
    Map<String, List<Content>> slots,
    Head head,
    String contentId)
    implements PageResult {

  /**
   * The head of a page.
   *
   * @param description plain text, empty for none
   * @param canonicalPath path that search engines should use, empty for the path asked for
   * @param alternates the same page in other languages, itself included
   * @param breadcrumbs from the root to the parent of the page
   * @param type Open Graph type: {@code website} or {@code article}
   * @param imagePath image for cards, empty for none
   * @param updated last change, where known
   * @param indexed whether search engines may list the page
   * @param maxAge how long the page may be reused; zero for a page that depends on who asks
   * @param feed name of the feed of the page's section, empty for none
   */
  public record Head(
      String description,
      String canonicalPath,
      Map<Locale, String> alternates,
      List<Link> breadcrumbs,
      String type,
      String imagePath,
      @Nullable Instant updated,
      boolean indexed,
      Duration maxAge,
      String feed) {
    /** Copies collections. */
    public Head {
      alternates = Map.copyOf(alternates);
      breadcrumbs = List.copyOf(breadcrumbs);
    }

    /** Last change, where known. */
    public Optional<Instant> lastChange() {
      return Optional.ofNullable(updated);
    }
  }

  /** Copies collections, keeping the order of slots. */
  public Page {
    Map<String, List<Content>> copy = new LinkedHashMap<>();
    slots.forEach((slot, content) -> copy.put(slot, List.copyOf(content)));
    slots = java.util.Collections.unmodifiableMap(copy);
  }

  /** A page without content of its own. */
  public Page(
      String title, Locale language, String layout, Map<String, List<Content>> slots, Head head) {
    this(title, language, layout, slots, head, "");
  }

  /** An indexed page with empty slots that may be reused for a minute. */
  public static Page of(String title, Locale language, String layout) {
    return new Page(
        title,
        language,
        layout,
        Map.of(),
        new Head(
            "", "", Map.of(), List.of(), "website", "", null, true, Duration.ofMinutes(1), ""));
  }

  /** Adds content to a slot. */
  public Page with(String slot, Content content) {
    Map<String, List<Content>> all = new LinkedHashMap<>(slots);
    List<Content> list = new ArrayList<>(all.getOrDefault(slot, List.of()));
    list.add(content);
    all.put(slot, list);
    return new Page(title, language, layout, all, head, contentId);
  }

  /** Sets the head. */
  public Page withHead(Head newHead) {
    return new Page(title, language, layout, slots, newHead, contentId);
  }

  /**
   * Says what the page shows.
   *
   * @since 1.1
   */
  public Page about(String newContentId) {
    return new Page(title, language, layout, slots, head, newContentId);
  }

  /** Sets the description. */
  public Page describedAs(String description) {
    return withHead(
        new Head(
            description,
            head.canonicalPath,
            head.alternates,
            head.breadcrumbs,
            head.type,
            head.imagePath,
            head.updated,
            head.indexed,
            head.maxAge,
            head.feed));
  }
}
