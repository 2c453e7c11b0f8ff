// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.mail;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person. Sender and reply address are settings of the site.
 *
 * @param to one bare address, {@code name@host}
 * @param language of subject and text
 * @param subject one line, at most 200 characters
 * @param text plain text, at most 100,000 characters
 * @param html the same as HTML, what would stand inside {@code body}; at most 300,000 characters,
 *     empty for none
 * @param unsubscribe absolute https (or http) address that ends such mails: a {@code GET} shows a
 *     page, a {@code POST} with {@code List-Unsubscribe=One-Click} in its body ends them at once
 *     (RFC 8058); null where there is nothing to end
 * @param contentId the content that it tells of, as in {@code said.action:refunds}; empty for none.
 *     Its {@link org.candorcms.api.label.ContentLabel}s are written before subject and text when
 *     the mail is accepted: leave them out
 * @since 1.0
 */
public record Message(
    String to,
    Locale language,
    String subject,
    String text,
    SafeHtml html,
    @Nullable URI unsubscribe,
    String contentId) {

  /**
   * RFC 5321 without quoted local parts and address literals; bounds of its section 4.5.3.1. The
   * host may be written in any script, the part before the at sign in ASCII only, because few
   * servers take SMTPUTF8.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
              + "[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?"
              + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?)*");

  private static final int MAX_ADDRESS = 254;
  private static final int MAX_SUBJECT = 200;
  private static final int MAX_TEXT = 100_000;
  private static final int MAX_HTML = 300_000;
  private static final int MAX_CONTENT_ID = 300;

  /**
   * Checks bounds and refuses what could add headers or recipients.
   *
   * @throws ProblemException 400 with the pointer {@code /to}, {@code /subject}, ...
   */
  public Message {
    check(isAddress(to), "/to", "email", "The address is not a mail address");
    check(oneLine(subject) && !subject.isBlank(), "/subject", "line", "One line of text is needed");
    check(subject.length() <= MAX_SUBJECT, "/subject", "size", "At most 200 characters");
    check(text.length() <= MAX_TEXT, "/text", "size", "At most 100000 characters");
    check(html.value().length() <= MAX_HTML, "/html", "size", "At most 300000 characters");
    check(!text.isBlank(), "/text", "required", "A mail has a text");
    check(
        unsubscribe == null || isWeb(unsubscribe),
        "/unsubscribe",
        "url",
        "An absolute web address is needed");
    check(contentId.length() <= MAX_CONTENT_ID, "/contentId", "size", "At most 300 characters");
  }

  /** A mail of plain text. */
  public static Message of(String to, Locale language, String subject, String text) {
    return new Message(to, language, subject, text, SafeHtml.EMPTY, null, "");
  }

  /** The same with an HTML body beside the text. */
  public Message withHtml(SafeHtml body) {
    return new Message(to, language, subject, text, body, unsubscribe, contentId);
  }

  /** The same with an address that ends such mails. */
  public Message withUnsubscribe(URI address) {
    return new Message(to, language, subject, text, html, address, contentId);
  }

  /** The same about a piece of content whose labels it has to carry. */
  public Message about(String id) {
    return new Message(to, language, subject, text, html, unsubscribe, id);
  }

  /** The address that ends such mails, if any. */
  public Optional<URI> unsubscribeAddress() {
    return Optional.ofNullable(unsubscribe);
  }

  /** Whether this is one bare mail address that mail can be sent to. */
  public static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return text.length() <= MAX_ADDRESS
        && at > 0
        && text.charAt(0) != '.'
        && text.charAt(at - 1) != '.'
        && !text.contains("..")
        && ADDRESS.matcher(text).matches();
  }

  private static boolean oneLine(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
  }

  private static boolean isWeb(URI address) {
    String scheme = String.valueOf(address.getScheme());
    String ascii = address.toASCIIString();
    return (scheme.equals("https") || scheme.equals("http"))
        && address.getHost() != null
        && ascii.length() <= 800
        && ascii.indexOf('<') < 0
        && ascii.indexOf('>') < 0;
  }

  private static void check(boolean holds, String pointer, String code, String message) {
    if (!holds) {
      throw ProblemException.invalid(pointer, code, message);
    }
  }
}
