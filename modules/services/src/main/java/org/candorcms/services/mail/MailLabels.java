// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.mail.Message;
import org.candorcms.api.service.Services;

/**
 * Writes the labels of what a mail tells of before its subject and its text. A source that fails
 * fails the mail: its sender tries again, and nobody reads it without its label.
 */
final class MailLabels {
  private static final int MAX_SUBJECT = 200;

  private final Services<ContentLabel> sources = new Services<>();

  Services<ContentLabel> sources() {
    return sources;
  }

  Message onto(Message message) {
    List<String> labels = labels(message);
    if (labels.isEmpty()) {
      return message;
    }
    String line = String.join(" · ", labels).replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    String subject = line + " · " + message.subject();
    SafeHtml html =
        message.html().value().isEmpty()
            ? message.html()
            : SafeHtml.trusted(
                "<p><strong>" + SafeHtml.text(line) + "</strong></p>\n" + message.html().value());
    return new Message(
        message.to(),
        message.language(),
        subject.length() > MAX_SUBJECT ? subject.substring(0, MAX_SUBJECT - 1) + "…" : subject,
        line + "\n\n" + message.text(),
        html,
        message.unsubscribe(),
        message.contentId());
  }

  private List<String> labels(Message message) {
    List<String> labels = new ArrayList<>();
    if (!message.contentId().isEmpty()) {
      for (ContentLabel source : sources.all()) {
        labels.addAll(
            source
                .labels(Set.of(message.contentId()), message.language())
                .getOrDefault(message.contentId(), List.of()));
      }
    }
    return labels.stream().filter(label -> !label.isBlank()).distinct().toList();
  }
}
