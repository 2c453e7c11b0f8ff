// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notices;
import org.candorcms.api.security.Role;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionFilter;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.ActionPage;
import org.candorcms.said.action.Actions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reminds editors of what should have been finished, and the owner once a week where the owner is a
 * mail address. The page says so by itself, whether this ran or not.
 */
@Component(service = Task.class)
public final class OverdueTask implements Task {
  private static final int PART = 100;

  private final Actions actions;
  private final Notices notices;
  private final Mail mail;
  private final SiteAddress address;
  private final Letters letters = new Letters();

  /** Gets its surroundings. */
  @Activate
  public OverdueTask(
      @Reference Actions actions,
      @Reference Notices notices,
      @Reference Mail mail,
      @Reference SiteAddress address) {
    this.actions = actions;
    this.notices = notices;
    this.mail = mail;
    this.address = address;
  }

  @Override
  public String name() {
    return "said.overdue";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run(Progress progress) {
    LocalDate today = actions.today();
    ActionFilter late = new ActionFilter("", java.util.Set.of(), "", "", true, false);
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent() && !progress.cancelled()) {
      ActionPage page = actions.list(late, cursor.get(), PART);
      page.items().forEach(action -> remind(action, today));
      cursor = page.next();
    }
  }

  private void remind(Action action, LocalDate today) {
    long days = action.overdueDays(today);
    LocalDate due = action.due().orElse(today);
    notices.raise(
        Notice.of(
                "said.overdue:" + action.id(),
                "said.overdue",
                Notice.Severity.WARNING,
                "Late since " + due + ": " + action.title(),
                action.path(),
                Role.EDITOR)
            .withData(
                Map.of("action", action.id(), "owner", action.owner(), "due", due.toString())));
    if (Message.isAddress(action.owner())) {
      Map<String, String> values =
          Map.of(
              "days",
              Long.toString(days),
              "title",
              action.title(),
              "due",
              due.toString(),
              "link",
              address.root("") + action.path());
      mail.send(
          "said.overdue:" + action.id() + "." + due + "." + (days - 1) / 7,
          Message.of(
                  action.owner(),
                  action.locale(),
                  letters.subject(action.locale(), "late.subject", values),
                  letters.text(action.locale(), "late.text", values))
              .about(ActionLabels.contentId(action)));
    }
  }
}
