// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.candorcms.api.page.Content;

/**
 * What to show: a template and the data it reads.
 *
 * @param template name without extension, as in {@code help/search} for {@code
 *     templates/help/search.hbs} of the plugin or the theme; empty for nothing
 * @param model a record or a map; templates see record components, map entries, lists, strings,
 *     numbers, booleans, {@code Optional} (absent when empty), dates and {@link
 *     org.candorcms.api.content.SafeHtml}, nothing else
 * @param tags cache tags: the output is forgotten when one of them is invalidated
 * @param maxAge how long the output may be reused; zero for never
 * @param styles style sheets under {@code assets/}, added once for a page
 * @param scripts ES modules under {@code assets/}, added once for a page; the view must be usable
 *     without them
 * @param jsonLd schema.org objects, written into the page once each
 * @since 1.0
 */
public record View(
    String template,
    Object model,
    Set<String> tags,
    Duration maxAge,
    List<String> styles,
    List<String> scripts,
    List<Map<String, Object>> jsonLd)
    implements Content {

  /** Checks bounds and copies collections. */
  public View {
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("maxAge was " + maxAge + "; allowed 0 or more");
    }
    tags = Set.copyOf(tags);
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
    jsonLd = List.copyOf(jsonLd);
  }

  /** A view that may be reused for a minute. */
  public static View of(String template, Object model) {
    return new View(
        template, model, Set.of(), Duration.ofMinutes(1), List.of(), List.of(), List.of());
  }

  /** Shows nothing. */
  public static View nothing() {
    return of("", Map.of());
  }

  /** Adds cache tags. */
  public View tagged(String... more) {
    Set<String> all = new TreeSet<>(tags);
    all.addAll(List.of(more));
    return new View(template, model, all, maxAge, styles, scripts, jsonLd);
  }

  /** Sets how long the output may be reused. */
  public View reusableFor(Duration age) {
    return new View(template, model, tags, age, styles, scripts, jsonLd);
  }

  /** Adds a style sheet under {@code assets/}. */
  public View withStyle(String name) {
    return new View(template, model, tags, maxAge, append(styles, name), scripts, jsonLd);
  }

  /** Adds an ES module under {@code assets/}. */
  public View withScript(String name) {
    return new View(template, model, tags, maxAge, styles, append(scripts, name), jsonLd);
  }

  /** Adds a schema.org object; {@code @context} is added by the host. */
  public View withJsonLd(Map<String, Object> object) {
    return new View(template, model, tags, maxAge, styles, scripts, append(jsonLd, object));
  }

  private static <T> List<T> append(List<T> list, T item) {
    List<T> all = new ArrayList<>(list);
    all.add(item);
    return all;
  }
}
