// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.candorcms.said.tag.Tagger.Example;
import org.candorcms.said.text.Words;
import org.junit.jupiter.api.Test;

class TaggerTest {
  private static final List<String> WAITING =
      List.of(
          "The queue at the till was long",
          "We stood in the queue for an hour",
          "Nobody told the queue what went on",
          "The phone queue for the shop never ends",
          "I left the queue before it was my turn");
  private static final List<String> SIZES =
      List.of(
          "The sleeves of the jacket are too short",
          "My arms are longer than the sleeves",
          "The sleeves end before the wrist",
          "Long sleeves for the tall would help",
          "The sleeves ride up on the bike");
  private static final Tagger LEARNT = Tagger.of(List.of(), examples("en"));

  private static List<Example> examples(String lang) {
    List<Example> all = new ArrayList<>();
    WAITING.forEach(text -> all.add(new Example("waiting", lang, Words.folded(text))));
    SIZES.forEach(text -> all.add(new Example("sizes", lang, Words.folded(text))));
    return all;
  }

  private static List<Suggestion> suggest(Tagger tagger, String text, String lang) {
    return tagger.suggest(Words.folded(text), lang, "");
  }

  @Test
  void what_a_tags_texts_have_in_common_suggests_it_and_explains_why() {
    List<Suggestion> found = suggest(LEARNT, "Again a queue up to the door", "en");
    assertThat(found).extracting(Suggestion::tag).containsExactly("waiting");
    assertThat(found.get(0).why()).contains("queue");
  }

  @Test
  void words_that_every_text_has_suggest_nothing() {
    assertThat(suggest(LEARNT, "The kiosk in the lobby is too high for the wheelchair", "en"))
        .isEmpty();
  }

  @Test
  void one_language_says_nothing_about_another() {
    assertThat(suggest(LEARNT, "queue", "vi")).isEmpty();
    assertThat(suggest(LEARNT, "A queue again", "en-GB")).isNotEmpty();
  }

  @Test
  void listed_words_and_a_chosen_topic_come_before_likeness() {
    Tagger tagger =
        Tagger.of(List.of(new Tag("cost", "topic", "Cost", List.of("price"))), examples("en"));
    assertThat(suggest(tagger, "The price in the queue", "en"))
        .first()
        .extracting(Suggestion::tag)
        .isEqualTo("cost");
    assertThat(tagger.suggest("nothing known", "en", "Cost"))
        .extracting(Suggestion::tag)
        .containsExactly("cost");
  }
}
