// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.util.List;

/**
 * A query as understood in one language.
 *
 * @param correction the corrected text, empty when nothing was corrected
 * @param head what comes before the unfinished last word, corrected
 * @param known how many words the index knows
 * @param unknown how many it does not
 */
record Plan(
    Language language, List<Slot> slots, String correction, String head, int known, int unknown) {
  /** Places for which nothing was found. */
  int lost() {
    return (int) slots.stream().filter(slot -> slot.choices().isEmpty()).count();
  }

  /** One place of the query: what may stand there. */
  record Slot(List<Choice> choices, boolean corrected) {}

  /**
   * A word, or several, and how much a match is worth.
   *
   * @param phrase the words have to follow each other
   */
  record Choice(List<Analysis.Word> words, float weight, boolean phrase) {
    String text() {
      StringBuilder text = new StringBuilder();
      for (Analysis.Word word : words) {
        text.append(text.isEmpty() ? "" : " ").append(word.exact());
      }
      return text.toString();
    }
  }
}
