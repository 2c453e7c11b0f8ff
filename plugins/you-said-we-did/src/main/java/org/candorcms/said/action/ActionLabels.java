// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.label.ContentLabels;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Labels that other plugins want to stand wherever an action appears; answered from memory. */
@Component(service = ActionLabels.class)
public final class ActionLabels {
  private static final String PREFIX = "said.action:";

  private final ContentLabels labels = new ContentLabels();

  /** Starts without any. */
  @Activate
  public ActionLabels() {}

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<ContentLabel> source) {
    labels.add(source);
  }

  void remove(ComponentServiceObjects<ContentLabel> source) {
    labels.remove(source);
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

  /** Labels by id, each in the language of its action. */
  public Map<String, List<String>> of(Collection<Action> actions) {
    return of(actions, Action::id, Action::locale);
  }

  /** The same for whatever names actions. */
  public <A> Map<String, List<String>> of(
      Collection<A> actions, Function<A, String> id, Function<A, Locale> language) {
    return labels.of(PREFIX, actions, id, language);
  }
}
