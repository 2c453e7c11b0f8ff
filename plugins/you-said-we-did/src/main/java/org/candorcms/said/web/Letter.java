// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a link in a mail asks for. Only the button of its page does it: mail programs open links.
 */
enum Letter {
  /** Following, the second step. */
  CONFIRM("confirm"),
  /** No more mails. */
  UNSUBSCRIBE("unsubscribe");

  private final String text;

  Letter(String text) {
    this.text = text;
  }

  /** Last part of the address, beginning of the messages, end of the form's name. */
  String text() {
    return text;
  }

  static Optional<Letter> at(String slug) {
    return Arrays.stream(values()).filter(letter -> letter.text.equals(slug)).findFirst();
  }
}
