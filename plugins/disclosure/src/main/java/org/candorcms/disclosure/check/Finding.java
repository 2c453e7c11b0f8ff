// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.Optional;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Statement;

/**
 * Something that is not as a rule wants it.
 *
 * @param severity what it does
 * @param code stable name, as in {@code label.late}
 * @param audience jurisdiction; absent where it concerns all
 * @param message what is wrong, for editors
 * @param at where
 * @param rule id of the rule; absent where no rule but good practice asks for it
 * @param source of the rule
 * @param fix what to do
 * @param what {@code message} before it was worded
 * @param todo {@code fix} before it was worded
 * @param key the same for the same finding on the next check of the same content, for dismissing it
 */
public record Finding(
    Severity severity,
    String code,
    Optional<String> audience,
    String message,
    Place at,
    Optional<String> rule,
    Optional<SourceView> source,
    String fix,
    Statement what,
    Statement todo,
    String key) {
  /**
   * A place in the content.
   *
   * @param offset characters from the start of the HTML
   * @param line from 1
   * @param excerpt the text there, at most 120 characters
   */
  public record Place(int offset, int line, String excerpt) {}
}
