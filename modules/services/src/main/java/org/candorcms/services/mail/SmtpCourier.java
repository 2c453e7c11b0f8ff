// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks SMTP through Angus Mail. Nothing of Angus is loaded before the first mail. */
final class SmtpCourier implements Courier {
  private static final Logger log = LoggerFactory.getLogger(SmtpCourier.class);
  private static final String CONNECT_MILLIS = "10000";
  private static final String READ_MILLIS = "30000";

  private final MailRoute route;
  private final Session session;
  private final Envelope envelope;
  private @Nullable SMTPTransport transport;
  private boolean fresh;

  SmtpCourier(MailRoute route, Envelope envelope) {
    this.route = route;
    this.envelope = envelope;
    this.session = Session.getInstance(properties(route));
  }

  private static Properties properties(MailRoute route) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", route.host());
    properties.put("mail.smtp.port", String.valueOf(route.port()));
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", READ_MILLIS);
    properties.put("mail.smtp.writetimeout", READ_MILLIS);
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth", String.valueOf(!route.user().isEmpty()));
    properties.put("mail.smtp.starttls.enable", String.valueOf(route.startTls()));
    properties.put("mail.smtp.starttls.required", String.valueOf(route.startTls()));
    properties.put("mail.smtp.ssl.enable", String.valueOf(route.tls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put("mail.mime.splitlongparameters", "true");
    return properties;
  }

  @Override
  public Outcome deliver(MailRow mail) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Jakarta Mail and Activation look for what they need in the context class loader.
    thread.setContextClassLoader(SmtpCourier.class.getClassLoader());
    try {
      return deliverFrom(mail);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Outcome deliverFrom(MailRow mail) {
    MimeMessage message;
    try {
      message = envelope.message(session, mail, route);
    } catch (MessagingException | UnsupportedEncodingException | RuntimeException e) {
      return new Outcome(Verdict.REFUSED, "The mail cannot be written: " + said(e));
    }
    Outcome outcome = attempt(message);
    if (outcome.verdict() == Verdict.DOWN && !fresh) {
      // The server may just have ended a connection that was idle.
      close();
      outcome = attempt(message);
    }
    if (outcome.verdict() == Verdict.DOWN && fresh && transport != null) {
      // It takes connections but not this mail; others may fare better.
      close();
      return new Outcome(Verdict.LATER, outcome.problem());
    }
    return outcome;
  }

  private Outcome attempt(MimeMessage message) {
    try {
      SMTPTransport open = transport;
      fresh = open == null;
      if (open == null) {
        open = connect();
        transport = open;
      }
      open.sendMessage(message, message.getAllRecipients());
      return new Outcome(Verdict.SENT, "");
    } catch (AuthenticationFailedException e) {
      return new Outcome(Verdict.DOWN, "The server refuses user or password: " + said(e));
    } catch (SendFailedException e) {
      return refusal(e);
    } catch (MessagingException e) {
      return new Outcome(Verdict.DOWN, said(e));
    }
  }

  private SMTPTransport connect() throws MessagingException {
    SMTPTransport made =
        new SMTPTransport(session, new URLName("smtp", route.host(), -1, null, null, null));
    String user = route.user().isEmpty() ? null : route.user();
    made.connect(route.host(), route.port(), user, user == null ? null : route.password());
    return made;
  }

  /** What an answer of the server means, by its code (RFC 5321 section 4.2). */
  private Outcome refusal(SendFailedException failure) {
    if (failure instanceof SMTPSenderFailedException sender) {
      closeQuietly();
      return new Outcome(Verdict.DOWN, "The server refuses the sender: " + said(sender));
    }
    int code = 0;
    Exception at = failure;
    for (int depth = 0; at instanceof MessagingException each && depth < 10; depth++) {
      if (each instanceof SMTPAddressFailedException address) {
        code = address.getReturnCode();
        return byCode(code, said(address));
      }
      if (code == 0 && each instanceof SMTPSendFailedException send) {
        code = send.getReturnCode();
      }
      at = each.getNextException();
    }
    return byCode(code, said(failure));
  }

  private Outcome byCode(int code, String text) {
    if (code == 421 || code == 530 || code == 535 || code == 538) {
      closeQuietly();
      return new Outcome(Verdict.DOWN, text);
    }
    if (code >= 500) {
      return new Outcome(Verdict.REFUSED, text);
    }
    if (code >= 400) {
      return new Outcome(Verdict.LATER, text);
    }
    return new Outcome(Verdict.DOWN, text);
  }

  /** What went wrong, on one line and without anybody's address beyond what the server said. */
  private static String said(Exception e) {
    String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e.getCause() instanceof IOException cause && cause.getMessage() != null) {
      text = text + " (" + cause.getMessage() + ")";
    }
    return text.replaceAll("\\s+", " ").strip();
  }

  /** The server has spoken its last word on this connection; the next mail needs a new one. */
  private void closeQuietly() {
    close();
  }

  @Override
  public void close() {
    SMTPTransport open = transport;
    transport = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException e) {
        log.debug("The connection to the mail server did not end well", e);
      }
    }
  }
}
