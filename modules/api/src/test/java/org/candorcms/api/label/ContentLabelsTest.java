// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ContentLabelsTest {
  private static final String OFFER = "shop.offer:";

  private final ContentLabels labels = new ContentLabels();

  @Test
  void joinsWhatAllSourcesSayAndLeavesOutTheOneThatFails() {
    labels.add((ids, language) -> Map.of("shop.offer:a", List.of("Ad")));
    labels.add(
        (ids, language) -> {
          throw new IllegalStateException("broken");
        });
    labels.add((ids, language) -> Map.of("shop.offer:a", List.of("AI-made"), "z", List.of("Ad")));
    assertThat(labels.of(OFFER, List.of("a", "b"), Locale.ENGLISH))
        .containsExactly(Map.entry("a", List.of("Ad", "AI-made")));
  }

  @Test
  void asksOnceForEveryLanguage() {
    List<String> asked = new ArrayList<>();
    labels.add(
        (ids, language) -> {
          asked.add(language + " " + ids.size());
          return Map.of();
        });
    labels.of(
        OFFER,
        new TreeMap<>(Map.of("a", "de", "b", "fr", "c", "de")).entrySet(),
        Map.Entry::getKey,
        entry -> Locale.forLanguageTag(entry.getValue()));
    assertThat(asked).containsExactlyInAnyOrder("de 2", "fr 1");
  }

  @Test
  void forgetsNoneOfManyAndNeverAsksForTooMany() {
    labels.add(
        (ids, language) -> {
          assertThat(ids).hasSizeLessThanOrEqualTo(200);
          Map<String, List<String>> all = new TreeMap<>();
          ids.forEach(id -> all.put(id, List.of("Ad")));
          return all;
        });
    List<String> many = IntStream.range(0, 501).mapToObj(Integer::toString).toList();
    assertThat(labels.of(OFFER, many, Locale.ENGLISH)).containsOnlyKeys(many);
  }
}
