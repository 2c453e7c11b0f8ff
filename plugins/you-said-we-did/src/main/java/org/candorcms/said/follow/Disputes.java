// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import java.util.Map;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notices;
import org.candorcms.api.security.Role;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.Actions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** "Not done for me": takes it, and tells editors when it has reopened an action. */
@Component(service = Disputes.class)
public final class Disputes {
  private final Actions actions;
  private final Notices notices;

  /** Gets its surroundings. */
  @Activate
  public Disputes(@Reference Actions actions, @Reference Notices notices) {
    this.actions = actions;
    this.notices = notices;
  }

  /** Takes a dispute, see {@link Actions#dispute}. */
  public Actions.Disputed dispute(String id, String visitor, String note) {
    Actions.Disputed answer = actions.dispute(id, visitor, note);
    if (answer.reopenedNow()) {
      Action action = actions.required(id);
      notices.raise(
          Notice.of(
                  "said.disputed:" + action.id(),
                  "said.disputed",
                  Notice.Severity.WARNING,
                  "Visitors say it is not done: " + action.title(),
                  action.path(),
                  Role.EDITOR)
              .withData(Map.of("action", action.id(), "disputes", answer.disputes())));
    }
    return answer;
  }

  /** Closes what editors were told about an action, where it does not hold any more. */
  public void watch(Action action) {
    if (action.status().closed()) {
      notices.resolve("said.disputed:" + action.id());
      notices.resolve("said.overdue:" + action.id());
    } else if (action.overdueDays(actions.today()) == 0) {
      notices.resolve("said.overdue:" + action.id());
    }
  }
}
