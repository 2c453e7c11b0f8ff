// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.said.text.Words;

/**
 * Suggests tags for a text: by the words that editors listed with a tag, and by likeness to texts
 * that people gave it. Immutable; {@link Tags} makes a new one when something was learnt.
 */
public final class Tagger {
  /** Knows nothing. */
  public static final Tagger NONE = new Tagger(List.of(), Map.of());

  private static final double BY_WORD = 0.9;
  private static final double BY_TOPIC = 1;
  private static final int MOST = 6;

  private record Rule(String tag, String label, List<String> words) {}

  /** A text that people gave a tag, folded, in its language. */
  record Example(String tag, String lang, String text) {}

  private final List<Rule> rules;
  private final Map<String, Likeness> likeness;

  private Tagger(List<Rule> rules, Map<String, Likeness> likeness) {
    this.rules = rules;
    this.likeness = likeness;
  }

  static Tagger of(List<Tag> tags, List<Example> examples) {
    Map<String, Map<String, List<String>>> texts = new HashMap<>();
    for (Example e : examples) {
      texts
          .computeIfAbsent(language(e.lang), lang -> new HashMap<>())
          .computeIfAbsent(e.tag, tag -> new ArrayList<>())
          .add(e.text);
    }
    Map<String, Likeness> likeness = new HashMap<>();
    texts.forEach((lang, byTag) -> likeness.put(lang, Likeness.of(byTag)));
    return new Tagger(
        tags.stream()
            .map(
                tag ->
                    new Rule(
                        tag.id(),
                        Words.folded(tag.label()),
                        tag.words().stream().map(Words::folded).filter(w -> !w.isEmpty()).toList()))
            .toList(),
        likeness);
  }

  private static String language(String tag) {
    int end = tag.indexOf('-');
    return end < 0 ? tag : tag.substring(0, end);
  }

  /**
   * Tags that may fit, best first, at most six.
   *
   * @param folded the text as {@link Words#folded} gives it
   * @param topic what the visitor chose; empty for nothing
   */
  public List<Suggestion> suggest(String folded, String lang, String topic) {
    Map<String, Suggestion> found = new HashMap<>();
    Likeness learnt = likeness.get(language(lang));
    if (learnt != null) {
      learnt.suggest(folded).forEach(s -> found.put(s.tag(), s));
    }
    String spaced = " " + folded + " ";
    String chosen = Words.folded(topic);
    for (Rule rule : rules) {
      if (!chosen.isEmpty() && (chosen.equals(rule.label) || chosen.equals(rule.tag))) {
        found.put(rule.tag, new Suggestion(rule.tag, BY_TOPIC, "Chosen as the topic"));
        continue;
      }
      for (String word : rule.words) {
        boolean has =
            Words.unspaced(word.codePointAt(0))
                ? folded.contains(word)
                : spaced.contains(" " + word + " ");
        if (has) {
          found.put(rule.tag, new Suggestion(rule.tag, BY_WORD, "The text says: " + word));
          break;
        }
      }
    }
    List<Suggestion> all = new ArrayList<>(found.values());
    all.sort(
        (a, b) -> {
          int better = Double.compare(b.score(), a.score());
          return better != 0 ? better : a.tag().compareTo(b.tag());
        });
    return all.size() > MOST ? List.copyOf(all.subList(0, MOST)) : all;
  }
}
