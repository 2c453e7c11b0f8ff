// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.candorcms.api.mail.Message;
import org.candorcms.api.notice.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom a notice goes to, from the settings. */
record Destinations(
    List<String> mailTo,
    Notice.Severity mailSeverity,
    List<URI> webhooks,
    String secret,
    boolean privateAllowed,
    List<String> kinds) {
  private static final Logger log = LoggerFactory.getLogger(Destinations.class);

  static Destinations of(NoticeSettings settings) {
    return new Destinations(
        texts(settings.mail$_$to()).filter(Destinations::usableAddress).toList(),
        Notice.Severity.valueOf(settings.mail$_$severity().toUpperCase(Locale.ROOT)),
        texts(settings.webhooks()).flatMap(Destinations::usableWebhook).toList(),
        settings.webhook$_$secret().strip(),
        settings.webhook$_$private(),
        texts(settings.kinds()).toList());
  }

  private static Stream<String> texts(String[] values) {
    return Stream.of(values).map(String::strip).filter(text -> !text.isEmpty()).distinct();
  }

  private static boolean usableAddress(String address) {
    boolean usable = Message.isAddress(address);
    if (!usable) {
      log.warn("candor.notices.mail-to holds what is not a mail address; it gets no notices");
    }
    return usable;
  }

  private static Stream<URI> usableWebhook(String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null && uri.getUserInfo() == null && address.length() <= 1_000) {
        return Stream.of(uri);
      }
    } catch (IllegalArgumentException e) {
      log.debug("Not an address", e);
    }
    log.warn("candor.notices.webhooks holds what is not a web address; it gets no notices");
    return Stream.empty();
  }

  /** Where a notice goes, as targets of deliveries. */
  Stream<String> targets(Notice notice) {
    if (!told(notice.kind())) {
      return Stream.empty();
    }
    Stream<String> mails =
        notice.severity().compareTo(mailSeverity) >= 0
            ? mailTo.stream().map(address -> "mailto:" + address)
            : Stream.empty();
    // What is wrong with webhooks is not told to webhooks.
    Stream<String> hooks =
        notice.kind().equals(Deliveries.WEBHOOK_FAILED)
            ? Stream.empty()
            : webhooks.stream().map(URI::toASCIIString);
    return Stream.concat(mails, hooks);
  }

  private boolean told(String kind) {
    return kinds.isEmpty()
        || kinds.stream()
            .anyMatch(
                wanted ->
                    wanted.endsWith("*")
                        ? kind.startsWith(wanted.substring(0, wanted.length() - 1))
                        : kind.equals(wanted));
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return mailTo.size() + " mail addresses, " + webhooks.size() + " webhooks";
  }
}
