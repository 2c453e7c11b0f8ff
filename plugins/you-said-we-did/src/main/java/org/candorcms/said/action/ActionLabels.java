// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    return PREFIX + action.id();
  }

  /** Labels of an action, in its language. */
  public List<String> of(Action action) {
    String id = contentId(action);
    List<String> labels = new ArrayList<>();
    for (ContentLabel source : sources.all()) {
      try {
        labels.addAll(source.labels(Set.of(id), action.locale()).getOrDefault(id, List.of()));
      } catch (RuntimeException broken) {
        log.warn("A source of labels failed; its labels are missing", broken);
      }
    }
    return labels;
  }
}
