// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candorcms.api.service.Services;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all sources of labels say together, for a plugin that shows content of its own. To be filled
 * by the bind method of a reference, as {@link Services} are. A source that fails is logged and
 * left out. Thread-safe.
 *
 * @since 1.2
 */
public final class ContentLabels {
  private static final Logger log = LoggerFactory.getLogger(ContentLabels.class);

  /** As many as a source is asked for at once. */
  private static final int AT_ONCE = 200;

  private final Services<ContentLabel> sources = new Services<>();

  /** Starts without any source. */
  public ContentLabels() {}

  /** Adds a source that was found. */
  public void add(ComponentServiceObjects<ContentLabel> source) {
    sources.add(source);
  }

  /** Removes a source that has gone; nothing if it is not there. */
  public void remove(ComponentServiceObjects<ContentLabel> source) {
    sources.remove(source);
  }

  /** Adds a source that is at hand already. */
  public void add(ContentLabel source) {
    sources.add(source);
  }

  /**
   * Labels in one language.
   *
   * @param prefix what makes an id of the plugin that of a content, as in {@code help.article:}
   * @return texts by id, of those that have any
   */
  public Map<String, List<String>> of(String prefix, Collection<String> ids, Locale language) {
    return of(prefix, ids, Function.identity(), id -> language);
  }

  /**
   * Labels of each content in its own language; each source is asked once for every language.
   *
   * @param prefix what makes an id of the plugin that of a content, as in {@code help.article:}
   * @return texts by id, of those that have any
   */
  public <C> Map<String, List<String>> of(
      String prefix, Collection<C> contents, Function<C, String> id, Function<C, Locale> language) {
    Map<String, List<String>> labels = new HashMap<>();
    List<ContentLabel> all = sources.isEmpty() ? List.of() : sources.all();
    if (all.isEmpty()) {
      return labels;
    }
    Map<Locale, Set<String>> asked =
        contents.stream()
            .collect(
                Collectors.groupingBy(
                    language, Collectors.mapping(id.andThen(prefix::concat), Collectors.toSet())));
    asked.forEach(
        (locale, ids) -> {
          for (Set<String> batch : batches(ids)) {
            for (ContentLabel source : all) {
              ask(source, batch, locale)
                  .forEach(
                      (key, texts) -> {
                        if (batch.contains(key)) {
                          labels
                              .computeIfAbsent(
                                  key.substring(prefix.length()), unused -> new ArrayList<>())
                              .addAll(texts);
                        }
                      });
            }
          }
        });
    return labels;
  }

  private static List<Set<String>> batches(Set<String> ids) {
    if (ids.size() <= AT_ONCE) {
      return List.of(ids);
    }
    List<String> all = List.copyOf(ids);
    List<Set<String>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      batches.add(new HashSet<>(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
    }
    return batches;
  }

  private static Map<String, List<String>> ask(
      ContentLabel source, Set<String> ids, Locale language) {
    try {
      return source.labels(ids, language);
    } catch (RuntimeException broken) {
      log.warn("A source of labels failed; its labels are missing", broken);
      return Map.of();
    }
  }
}
