// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.store.Store;
import org.candorcms.services.secret.InstallationSecret;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The outbox and whoever empties it. Immediate, because mails of an earlier run may wait. */
@Component(
    service = {Mail.class, MailService.class},
    immediate = true,
    configurationPid = MailSettings.PID)
public final class MailService implements Mail {
  private static final Duration AFTER_START = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofMillis(20);

  private final Outbox outbox;
  private final Sender sender;
  private final InstallationSecret secret;
  private final Clock clock;
  private final MailLabels labels = new MailLabels();

  /** Serves this process; the outbox is looked into a few seconds later. */
  @Activate
  public MailService(
      @Reference(target = "(candor.store=services)") Store store,
      @Reference Clock clock,
      @Reference PluginFiles files,
      MailSettings settings) {
    this(store, clock, files.folder("mail"), MailRoute.of(settings));
    sender.wake(AFTER_START);
  }

  MailService(Store store, Clock clock, Path folder, MailRoute route) {
    this.outbox = new Outbox(store, clock, new TakenLog(folder.resolve("taken.txt")));
    this.secret = new InstallationSecret(store);
    this.clock = clock;
    this.sender = new Sender(outbox, clock, new Smtp(route));
  }

  /** Reads changed settings; they hold from the next mail on. */
  @Modified
  public void modified(MailSettings settings) {
    sender.reroute(new Smtp(MailRoute.of(settings)));
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<ContentLabel> source) {
    labels.sources().add(source);
  }

  void remove(ComponentServiceObjects<ContentLabel> source) {
    labels.sources().remove(source);
  }

  /** Stops sending. */
  @Deactivate
  public void stop() {
    sender.close();
  }

  @Override
  public int sendAll(Map<String, Message> messages) {
    Map<String, Message> labelled = new HashMap<>();
    messages.forEach((key, message) -> labelled.put(key, labels.onto(message)));
    int accepted = outbox.accept(labelled);
    if (accepted > 0) {
      sender.wake(SOON);
    }
    return accepted;
  }

  @Override
  public Counts counts(String batch) {
    return outbox.counts(Optional.of(batch));
  }

  @Override
  public Optional<State> state(String key) {
    return outbox.state(key).map(state -> State.valueOf(state.toUpperCase(Locale.ROOT)));
  }

  @Override
  public Optional<String> obstacle() {
    return sender.reason();
  }

  Outbox outbox() {
    return outbox;
  }

  /** Forgets pauses: an administrator wants to see now whether it works. */
  int retry() {
    int due = outbox.retryNow();
    sender.hurry();
    return due;
  }

  /** SMTP, by a route. */
  private final class Smtp implements Sender.Route {
    private final MailRoute route;

    Smtp(MailRoute route) {
      this.route = route;
    }

    @Override
    public String missing() {
      return route.missing();
    }

    @Override
    public int ratePerMinute() {
      return route.ratePerMinute();
    }

    @Override
    public Courier courier() {
      return new SmtpCourier(route, new Envelope(secret::hash, clock));
    }
  }
}
