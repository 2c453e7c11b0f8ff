// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.service.Services;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Labels that other plugins want to stand wherever an article appears. */
@Component(service = Labels.class)
public final class Labels {
  private static final Logger log = LoggerFactory.getLogger(Labels.class);
  private static final String PREFIX = "help.article:";

  private final Services<ContentLabel> sources = new Services<>();

  /** Starts without any. */
  @Activate
  public Labels() {}

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<ContentLabel> source) {
    sources.add(source);
  }

  void remove(ComponentServiceObjects<ContentLabel> source) {
    sources.remove(source);
  }

  /** Labels by article id, each in the language of its article, for at most 200 articles. */
  public <A> Map<String, List<String>> of(
      Collection<A> articles, Function<A, String> id, Function<A, Locale> language) {
    Map<String, List<String>> labels = new HashMap<>();
    articles.stream()
        .limit(200)
        .collect(Collectors.groupingBy(language, Collectors.mapping(id, Collectors.toSet())))
        .forEach((locale, ids) -> labels.putAll(of(ids, locale)));
    return labels;
  }

  /** Labels by article id, for at most 200 articles. */
  public Map<String, List<String>> of(Collection<String> articleIds, Locale language) {
    Map<String, List<String>> labels = new HashMap<>();
    if (articleIds.isEmpty()) {
      return labels;
    }
    Set<String> ids = articleIds.stream().map(PREFIX::concat).collect(Collectors.toSet());
    for (ContentLabel source : sources.all()) {
      try {
        source
            .labels(ids, language)
            .forEach(
                (id, texts) ->
                    labels
                        .computeIfAbsent(id.substring(PREFIX.length()), key -> new ArrayList<>())
                        .addAll(texts));
      } catch (RuntimeException broken) {
        log.warn("A source of labels failed; its labels are missing", broken);
      }
    }
    return labels;
  }
}
