// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  private static Message message(String to) {
    return Message.of(to, Locale.ENGLISH, "Hello", "A text\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example, c@d.example",
        "A <a@b.example>",
        "a b@c.example",
        "a@b.example\u0000",
        "@b.example",
        "a@",
        "a",
        ".a@b.example",
        "a..b@c.example",
        "a@-b.example",
        "\"a\"@b.example",
        "a@b.example\u2028x"
      })
  void refusesWhatIsNotOneAddress(String to) {
    assertThatThrownBy(() -> message(to)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: b@c.example", "a\nb", "a\u2028b", "a\u0085b", "", "  "})
  void refusesSubjectsThatWouldAddHeaders(String subject) {
    assertThatThrownBy(() -> Message.of("a@b.example", Locale.ENGLISH, subject, "x"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void refusesAddressesOfUnsubscribingThatAreNotOfTheWeb() {
    for (String bad : List.of("mailto:a@b.example", "/u", "javascript:alert(1)")) {
      assertThatThrownBy(() -> message("a@b.example").withUnsubscribe(URI.create(bad)))
          .isInstanceOf(ProblemException.class);
    }
  }
}
