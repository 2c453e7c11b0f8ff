// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.letter;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.mail.Message;

/** Puts a mail together, as text and as HTML that says the same. */
final class Letter {
  private static final int MAX_SUBJECT = 200;

  private final Locale language;
  private final List<String> plain = new ArrayList<>();
  private final StringBuilder html = new StringBuilder();

  Letter(Locale wished) {
    this.language = Words.known(wished);
  }

  String words(String name, Map<String, String> arguments) {
    return Words.text(language, name, arguments);
  }

  /** A paragraph. */
  Letter say(String name, Map<String, String> arguments) {
    return paragraph(words(name, arguments));
  }

  /** A paragraph. */
  Letter say(String name) {
    return say(name, Map.of());
  }

  /** What somebody wrote, apart from the words of the shop. */
  Letter quote(String text) {
    plain.add("> " + text.strip().replace("\n", "\n> "));
    html.append("<blockquote><p>")
        .append(SafeHtml.text(text.strip()).value().replace("\n", "<br>"))
        .append("</p></blockquote>");
    return this;
  }

  /** A link that stands by itself. */
  Letter link(String name, Map<String, String> arguments, URI target) {
    String label = words(name, arguments);
    plain.add(label + ":\n" + target.toASCIIString());
    html.append("<p><a href=\"")
        .append(SafeHtml.text(target.toASCIIString()).value())
        .append("\">")
        .append(SafeHtml.text(label).value())
        .append("</a></p>");
    return this;
  }

  private Letter paragraph(String text) {
    plain.add(text);
    html.append("<p>").append(SafeHtml.text(text).value().replace("\n", "<br>")).append("</p>");
    return this;
  }

  /** The mail; the subject is cut to what mail can carry. */
  Message to(String address, String subject, Map<String, String> arguments) {
    String line = words(subject, arguments).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    String fitting = line.length() <= MAX_SUBJECT ? line : line.substring(0, MAX_SUBJECT - 1) + "…";
    return Message.of(address, language, fitting, String.join("\n\n", plain) + "\n")
        .withHtml(SafeHtml.trusted(html.toString()));
  }
}
