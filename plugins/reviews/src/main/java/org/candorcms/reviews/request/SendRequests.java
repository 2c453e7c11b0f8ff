// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.candorcms.reviews.letter.Letters;
import org.candorcms.reviews.request.Plan.Reason;
import org.candorcms.reviews.request.Plan.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends the requests that are due. A mail is handed over before it is noted, under a key that
 * counts once; so a stop in between sends nothing twice.
 */
@Component(service = Task.class, configurationPid = MailSettings.PID)
public final class SendRequests implements Task {
  /** Batch of the mails, see {@link Mail}. */
  static final String BATCH = "reviews.request";

  private static final int AT_ONCE = 100;

  private final Orders orders;
  private final Invitations invitations;
  private final Letters letters;
  private final Mail mail;
  private final boolean asking;
  private final Duration valid;

  /** Gets its surroundings. */
  @Activate
  public SendRequests(
      @Reference Orders orders,
      @Reference Invitations invitations,
      @Reference Letters letters,
      @Reference Mail mail,
      MailSettings settings) {
    this.orders = orders;
    this.invitations = invitations;
    this.letters = letters;
    this.mail = mail;
    this.asking = settings.requests();
    this.valid = Duration.ofDays(Math.max(7, settings.invitation$_$days()));
  }

  @Override
  public String name() {
    return "reviews.requests";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void run(Progress progress) {
    if (!asking || !letters.possible()) {
      progress.message(asking ? "Waits: candor.base.url is not set" : "Requests are switched off");
      return;
    }
    int sent = 0;
    List<String> due = orders.due(AT_ONCE);
    for (String id : due) {
      if (progress.cancelled() || Thread.currentThread().isInterrupted()) {
        break;
      }
      sent += send(id) ? 1 : 0;
    }
    progress.message(sent + " requests sent");
  }

  private boolean send(String id) {
    Optional<Order> confirmed = orders.confirm(id);
    if (confirmed.isEmpty()) {
      return false;
    }
    Order order = confirmed.get();
    String key = BATCH + ":" + id;
    try {
      if (mail.state(key).isEmpty()) {
        mail.send(key, letters.invitation(order, tokens(order)));
      }
    } catch (ProblemException refused) {
      // The address cannot be one: trying again would not help.
      orders.finished(id, State.STOPPED, Reason.UNDELIVERABLE);
      return false;
    }
    orders.finished(id, State.SENT, Reason.DELIVERED);
    return true;
  }

  private Map<String, String> tokens(Order order) {
    Map<String, String> tokens = new LinkedHashMap<>();
    for (Order.Item item : order.products()) {
      tokens.put(item.id(), invitations.issue(order.id(), item.id(), valid));
    }
    return tokens;
  }
}
