// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.candorcms.api.change.Change;
import org.candorcms.api.change.ChangeSource;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionFilter;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was done about a product: shown beside reviews that are older. */
@Component(service = ChangeSource.class)
public final class SaidChanges implements ChangeSource {
  private static final int MOST = 20;

  private final Actions actions;
  private final ActionLabels labels;

  /** Gets its surroundings. */
  @Activate
  public SaidChanges(@Reference Actions actions, @Reference ActionLabels labels) {
    this.actions = actions;
    this.labels = labels;
  }

  @Override
  public List<Change> changes(String subject, Instant since, Locale language) {
    if (subject.isEmpty()) {
      return List.of();
    }
    ActionFilter done = new ActionFilter("", Set.of(Status.DONE), "", subject, false, false);
    List<Action> all = actions.list(done, "", 4 * MOST).items();
    List<Action> shown =
        all.stream()
            .filter(action -> action.doneAt().filter(at -> at.isAfter(since)).isPresent())
            .filter(action -> shown(action, all, language))
            .limit(MOST)
            .toList();
    Map<String, List<String>> known = labels.of(shown);
    return shown.stream()
        .map(
            action ->
                new Change(
                    action.title(),
                    action.path(),
                    action.doneAt().orElse(Instant.EPOCH),
                    known.getOrDefault(action.id(), List.of())))
        .toList();
  }

  /** Of an action in several languages the one asked for, else the original. */
  private static boolean shown(Action action, List<Action> all, Locale language) {
    String root = root(action);
    if (action.locale().getLanguage().equals(language.getLanguage())) {
      return true;
    }
    boolean better =
        all.stream()
            .filter(other -> root(other).equals(root))
            .anyMatch(other -> other.locale().getLanguage().equals(language.getLanguage()));
    return !better && action.translationOf().isEmpty();
  }

  private static String root(Action action) {
    return action.translationOf().isEmpty() ? action.id() : action.translationOf();
  }
}
