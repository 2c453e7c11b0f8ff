// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

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

/** Labels that other plugins want to stand wherever an action appears; answered from memory. */
@Component(service = ActionLabels.class)
public final class ActionLabels {
  private static final Logger log = LoggerFactory.getLogger(ActionLabels.class);
  private static final String PREFIX = "said.action:";

  /** As many as a source is asked for at once. */
  private static final int MOST = 200;

  private final Services<ContentLabel> sources = new Services<>();

  /** Starts without any. */
  @Activate
  public ActionLabels() {}

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

  /** By what relations and labels name an action. */
  public static String contentId(Action action) {
    return contentId(action.id());
  }

  /** The same by the id of an action. */
  public static String contentId(String action) {
    return PREFIX + action;
  }

  /** Labels of an action, in its language. */
  public List<String> of(Action action) {
    return of(List.of(action)).getOrDefault(action.id(), List.of());
  }

  /** Labels by id, each in the language of its action, for at most 200 actions. */
  public Map<String, List<String>> of(Collection<Action> actions) {
    return of(actions, Action::id, Action::locale);
  }

  /** The same for whatever names actions. */
  public <A> Map<String, List<String>> of(
      Collection<A> actions, Function<A, String> id, Function<A, Locale> language) {
    Map<String, List<String>> labels = new HashMap<>();
    if (sources.isEmpty()) {
      return labels;
    }
    actions.stream()
        .limit(MOST)
        .collect(
            Collectors.groupingBy(
                language, Collectors.mapping(id.andThen(PREFIX::concat), Collectors.toSet())))
        .forEach((locale, ids) -> ask(ids, locale, labels));
    return labels;
  }

  private void ask(Set<String> ids, Locale language, Map<String, List<String>> labels) {
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
  }
}
