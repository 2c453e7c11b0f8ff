// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.FieldError;

/**
 * What became of a form.
 *
 * @param accepted whether the form was taken
 * @param messageKey message of the plugin to show
 * @param errors what to mend, by field
 * @param values what the visitor had typed, so that nothing is lost
 * @since 1.0
 */
public record FormResult(
    boolean accepted, String messageKey, List<FieldError> errors, Map<String, String> values) {
  /** Copies collections. */
  public FormResult {
    errors = List.copyOf(errors);
    values = Map.copyOf(values);
  }

  /** The form was taken. */
  public static FormResult accepted(String messageKey) {
    return new FormResult(true, messageKey, List.of(), Map.of());
  }

  /** The form must be mended. */
  public static FormResult rejected(
      String messageKey, List<FieldError> errors, Map<String, String> values) {
    return new FormResult(false, messageKey, errors, values);
  }
}
