// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import org.candorcms.api.mail.Message;

/** The way to the mail server, from the settings. */
record MailRoute(
    String host,
    int port,
    boolean startTls,
    boolean tls,
    String user,
    String password,
    String from,
    String fromName,
    String replyTo,
    int ratePerMinute) {

  static final String NOT_CONFIGURED = "Not configured";

  static MailRoute of(MailSettings settings) {
    return new MailRoute(
        settings.host().strip(),
        settings.port(),
        settings.tls().equals("starttls"),
        settings.tls().equals("tls"),
        settings.user().strip(),
        settings.password(),
        settings.from().strip(),
        settings.from$_$name().replaceAll("\\p{Cntrl}", " ").strip(),
        settings.reply$_$to().strip(),
        Math.max(1, settings.rate$_$per$_$minute()));
  }

  /** What an administrator must still set; empty if mail can go out. */
  String missing() {
    if (host.isEmpty()) {
      return NOT_CONFIGURED + ": no mail server is set";
    }
    if (from.isEmpty()) {
      return NOT_CONFIGURED + ": no sender is set";
    }
    if (!Message.isAddress(from) || !(replyTo.isEmpty() || Message.isAddress(replyTo))) {
      return NOT_CONFIGURED + ": the sender or the address for answers is not a mail address";
    }
    return "";
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
