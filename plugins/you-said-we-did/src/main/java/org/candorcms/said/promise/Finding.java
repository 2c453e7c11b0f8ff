// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.promise;

/**
 * Something in an action that promises instead of telling, or that cannot stand like this.
 *
 * @param severity whether it keeps the action from being published
 * @param code stable: {@code promise.future-tense}, {@code done.without-evidence}
 * @param pointer JSON Pointer to the text
 * @param offset where the excerpt starts in the text, in UTF-16 units as browsers count
 * @param length of the excerpt; 0 where no words are to blame
 * @param excerpt the words
 * @param message what is wrong and why, in English
 * @param fix what to do, in English
 */
public record Finding(
    Severity severity,
    String code,
    String pointer,
    int offset,
    int length,
    String excerpt,
    String message,
    String fix) {

  /** How much it matters. */
  public enum Severity {
    /** Not published. */
    BLOCK,
    /** Published; think about it. */
    WARN
  }

  /** A finding about a whole field. */
  public static Finding of(
      Severity severity, String code, String pointer, String message, String fix) {
    return new Finding(severity, code, pointer, 0, 0, "", message, fix);
  }
}
