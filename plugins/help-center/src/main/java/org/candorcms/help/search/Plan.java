// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.util.List;

/**
 * A query as understood in one language.
 *
 * @param correction the corrected text, empty when nothing was corrected
 */
record Plan(Language language, List<Slot> slots, String correction, int known) {
  /** One place of the query: what may stand there. */
  record Slot(List<Choice> choices, boolean corrected) {}

  /** A word, or several that follow each other, and how much a match of it is worth. */
  record Choice(List<Analysis.Word> words, float weight) {
    String text() {
      StringBuilder text = new StringBuilder();
      for (Analysis.Word word : words) {
        text.append(text.isEmpty() ? "" : " ").append(word.exact());
      }
      return text.toString();
    }
  }
}
