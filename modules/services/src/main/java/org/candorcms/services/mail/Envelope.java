// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.candorcms.api.content.SafeHtml;

/** Writes a mail as RFC 5322 wants it. */
final class Envelope {
  private final UnaryOperator<String> ids;
  private final Clock clock;

  /**
   * Writes mails.
   *
   * @param ids makes of a key what stays the same for every attempt and tells nothing
   */
  Envelope(UnaryOperator<String> ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** A message whose id is the same for every attempt, so that receivers can see a repetition. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  MimeMessage message(Session session, MailRow mail, MailRoute route)
      throws MessagingException, UnsupportedEncodingException {
    String from = ascii(route.from());
    String domain = from.substring(from.indexOf('@') + 1);
    MimeMessage message =
        new Identified(session, "<" + ids.apply("mail:" + mail.key) + "@" + domain + ">");
    message.setFrom(
        route.fromName().isEmpty()
            ? new InternetAddress(from, true)
            : new InternetAddress(from, route.fromName(), "UTF-8"));
    if (!route.replyTo().isEmpty()) {
      message.setReplyTo(new InternetAddress[] {new InternetAddress(ascii(route.replyTo()), true)});
    }
    message.setRecipient(RecipientType.TO, new InternetAddress(ascii(mail.recipient), true));
    message.setSubject(mail.subject, "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Content-Language", mail.language);
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834
    if (!mail.unsubscribe.isEmpty()) {
      message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe + ">");
      if (mail.unsubscribe.startsWith("https:")) {
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
      }
    }
    if (mail.html.isEmpty()) {
      message.setDataHandler(content(mail.text, "text/plain"));
    } else {
      MimeMultipart both = new MimeMultipart("alternative");
      both.addBodyPart(part(mail.text, "text/plain"));
      both.addBodyPart(part(document(mail), "text/html"));
      message.setContent(both);
    }
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(content(text, type));
    return part;
  }

  private static DataHandler content(String text, String type) {
    return new DataHandler(
        new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), type + "; charset=utf-8"));
  }

  private static String document(MailRow mail) {
    Locale language = Locale.forLanguageTag(mail.language);
    boolean leftwards =
        switch (language.getLanguage()) {
          case "ar", "fa", "he", "iw", "ur", "yi", "ji", "ps", "ckb", "sd", "ug", "dv" -> true;
          default -> false;
        };
    return "<!doctype html><html lang=\""
        + SafeHtml.text(mail.language)
        + "\" dir=\""
        + (leftwards ? "rtl" : "ltr")
        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
        + " content=\"width=device-width\"><title>"
        + SafeHtml.text(mail.subject)
        + "</title></head><body>"
        + mail.html
        + "</body></html>";
  }

  /** The address with its host as DNS knows it. */
  private static String ascii(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
  }
}
