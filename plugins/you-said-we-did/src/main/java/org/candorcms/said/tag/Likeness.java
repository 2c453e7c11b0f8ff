// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candorcms.said.text.Words;

/**
 * How like a text is to those that people gave a tag, within one language: the cosine between the
 * text and the middle of the tag's texts, words weighted by how rare they are (tf-idf with
 * log-scaled counts; Rocchio's classifier, Manning, Raghavan and Schütze, "Introduction to
 * Information Retrieval", 2008, chapters 6 and 14). In the middle a word counts by how much more
 * often it stands in the tag's texts than in the others, so that what every text says, such as
 * articles and pronouns, tells nothing. Small, and every suggestion can be explained by its words.
 */
final class Likeness {
  private static final int LEAST_EXAMPLES = 5;

  /** In ten-fold trials on the demo's voices nine of ten suggestions are right from here on. */
  private static final double LEAST_COSINE = 0.18;

  private static final int EXPLAINED_BY = 3;

  private final Map<String, Double> rarity;
  private final Map<String, Map<String, Double>> middles;

  private Likeness(Map<String, Double> rarity, Map<String, Map<String, Double>> middles) {
    this.rarity = rarity;
    this.middles = middles;
  }

  /**
   * Learns.
   *
   * @param examples folded texts of one language by tag; tags with fewer than five are left out
   */
  static Likeness of(Map<String, List<String>> examples) {
    Set<String> texts = new HashSet<>();
    examples.values().forEach(texts::addAll);
    Map<String, Integer> containing = containing(texts);
    Map<String, Double> rarity = new HashMap<>();
    containing.forEach((word, n) -> rarity.put(word, Math.log(1 + (double) texts.size() / n)));
    Map<String, Map<String, Double>> middles = new HashMap<>();
    examples.forEach(
        (tag, list) -> {
          Set<String> own = new HashSet<>(list);
          if (own.size() >= LEAST_EXAMPLES) {
            Map<String, Double> sum = new HashMap<>();
            own.forEach(
                text -> vector(text, rarity).forEach((w, x) -> sum.merge(w, x, Double::sum)));
            Map<String, Integer> inside = containing(own);
            int others = texts.size() - own.size();
            sum.replaceAll(
                (word, x) -> {
                  int in = inside.getOrDefault(word, 0);
                  int out = containing.getOrDefault(word, 0) - in;
                  return x * contrast((double) in / own.size(), (out + 0.5) / (others + 1));
                });
            middles.put(tag, unit(sum));
          }
        });
    return new Likeness(rarity, middles);
  }

  /** From 0, as common elsewhere as here, to nearly 1, found here only. */
  private static double contrast(double here, double elsewhere) {
    return Math.max(0, 1 - elsewhere / here);
  }

  private static Map<String, Integer> containing(Set<String> texts) {
    Map<String, Integer> containing = new HashMap<>();
    for (String text : texts) {
      new HashSet<>(Words.of(text)).forEach(word -> containing.merge(word, 1, Integer::sum));
    }
    return containing;
  }

  /** Tags whose texts are like this one. */
  List<Suggestion> suggest(String folded) {
    if (middles.isEmpty()) {
      return List.of();
    }
    Map<String, Double> text = vector(folded, rarity);
    List<Suggestion> found = new ArrayList<>();
    middles.forEach(
        (tag, middle) -> {
          Map<String, Double> shares = new HashMap<>();
          double cosine = 0;
          for (Map.Entry<String, Double> word : text.entrySet()) {
            double share = word.getValue() * middle.getOrDefault(word.getKey(), 0.0);
            if (share > 0) {
              shares.put(word.getKey(), share);
              cosine += share;
            }
          }
          if (cosine >= LEAST_COSINE) {
            found.add(new Suggestion(tag, Math.min(1, cosine), why(shares)));
          }
        });
    return found;
  }

  private static String why(Map<String, Double> shares) {
    List<String> words =
        shares.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(EXPLAINED_BY)
            .map(Map.Entry::getKey)
            .toList();
    String text = "Like voices with this tag: " + String.join(", ", words);
    return text.length() > 500 ? text.substring(0, 499) + "…" : text;
  }

  private static Map<String, Double> vector(String folded, Map<String, Double> rarity) {
    Map<String, Integer> counts = new HashMap<>();
    Words.of(folded).forEach(word -> counts.merge(word, 1, Integer::sum));
    Map<String, Double> vector = new HashMap<>();
    counts.forEach(
        (word, n) -> {
          Double rare = rarity.get(word);
          if (rare != null) {
            vector.put(word, (1 + Math.log(n)) * rare);
          }
        });
    return unit(vector);
  }

  private static Map<String, Double> unit(Map<String, Double> vector) {
    double length = Math.sqrt(vector.values().stream().mapToDouble(x -> x * x).sum());
    if (length > 0) {
      vector.replaceAll((word, x) -> x / length);
    }
    return vector;
  }
}
