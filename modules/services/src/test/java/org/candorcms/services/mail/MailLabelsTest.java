// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.mail.Message;
import org.junit.jupiter.api.Test;

class MailLabelsTest {
  private final MailLabels labels = new MailLabels();
  private final Message message =
      Message.of("a@b.example", Locale.GERMAN, "Neu", "Ein Text\n")
          .withHtml(SafeHtml.trusted("<p>Ein Text</p>"))
          .about("page:a");

  private void source(ContentLabel source) {
    labels.sources().add(source);
  }

  @Test
  void writesLabelsBeforeSubjectAndBothBodies() {
    source(
        (ids, language) ->
            Map.of("page:a", List.of(language.getLanguage() + " <Werbung>\r\nBcc: x@y.example")));
    Message labelled = labels.onto(message);
    String line = "de <Werbung>  Bcc: x@y.example";
    assertThat(labelled.subject()).isEqualTo(line + " · Neu");
    assertThat(labelled.text()).isEqualTo(line + "\n\nEin Text\n");
    assertThat(labelled.html().value())
        .isEqualTo("<p><strong>de &lt;Werbung&gt;  Bcc: x@y.example</strong></p>\n<p>Ein Text</p>");
  }

  @Test
  void leavesOtherMailsAlone() {
    source((ids, language) -> Map.of("page:b", List.of("Werbung")));
    assertThat(labels.onto(message)).isEqualTo(message);
    source((ids, language) -> Map.of("", List.of("Werbung")));
    assertThat(labels.onto(message.about(""))).isEqualTo(message.about(""));
  }

  @Test
  void shortensTheSubjectNotTheLabel() {
    source((ids, language) -> Map.of("page:a", List.of("Werbung")));
    Message labelled =
        labels.onto(Message.of("a@b.example", Locale.GERMAN, "x".repeat(200), "y").about("page:a"));
    assertThat(labelled.subject()).startsWith("Werbung · xxx").endsWith("…").hasSize(200);
  }

  @Test
  void acceptsNothingWhoseLabelIsNotKnown() {
    source(
        (ids, language) -> {
          throw new IllegalStateException("broken");
        });
    assertThatThrownBy(() -> labels.onto(message)).isInstanceOf(IllegalStateException.class);
  }
}
