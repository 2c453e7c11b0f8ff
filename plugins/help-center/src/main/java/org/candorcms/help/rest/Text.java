// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import java.util.ArrayList;
import java.util.List;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.help.article.Edit;

/** Texts that go into the database. */
final class Text {
  private Text() {}

  /**
   * The text without space around it.
   *
   * @throws ProblemException 400 if it has characters that cannot be stored
   */
  static String stored(String pointer, String text) {
    List<FieldError> errors = new ArrayList<>();
    String checked = Edit.text(errors, pointer, text);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return checked.strip();
  }
}
