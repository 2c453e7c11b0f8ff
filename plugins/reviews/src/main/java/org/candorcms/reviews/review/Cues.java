// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.Arrays;
import java.util.List;

/**
 * Words and phrases that are looked for in a text of small letters. Looking for each is faster by
 * far than one expression with all of them: an import reads thousands of texts in a second.
 */
final class Cues {
  private final List<Cue> all;

  private Cues(List<Cue> all) {
    this.all = all;
  }

  private record Cue(String text, boolean openStart, boolean openEnd) {}

  /** Tells whether what stands before a place allows it. */
  interface Before {
    boolean allows(String text, int at);
  }

  /**
   * Cues that are parted by spaces. An underscore is a space in a phrase; an asterisk at an end
   * says that the word may go on there, as in scripts that do not part words.
   */
  static Cues of(String cues) {
    return new Cues(
        Arrays.stream(cues.split(" "))
            .map(
                cue ->
                    new Cue(
                        cue.replace("*", "").replace('_', ' '),
                        cue.startsWith("*"),
                        cue.endsWith("*")))
            .toList());
  }

  /** Whether a text has one of them. */
  boolean in(String text) {
    return in(text, (where, at) -> true);
  }

  /** Whether a text has one of them at a place that is allowed. */
  boolean in(String text, Before before) {
    for (Cue cue : all) {
      for (int at = text.indexOf(cue.text()); at >= 0; at = text.indexOf(cue.text(), at + 1)) {
        int end = at + cue.text().length();
        // A digit may touch a unit: 10min, 3th.
        boolean starts =
            cue.openStart()
                || at == 0
                || !inWord(text.codePointBefore(at))
                || Character.isDigit(text.codePointBefore(at));
        boolean ends = cue.openEnd() || end == text.length() || !inWord(text.codePointAt(end));
        if (starts && ends && before.allows(text, at)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a word goes on with this. */
  static boolean inWord(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '_';
  }
}
