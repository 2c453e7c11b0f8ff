// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells in which language a short text is. The script decides where it belongs to one language
 * (Thai, Lao, Khmer, Korean, ...). Latin texts are decided by the words that every sentence has
 * (articles, pronouns, prepositions: {@code words.tsv} beside this class) and by letters that only
 * one of the languages uses, after Grefenstette, "Comparing two language identification schemes",
 * 1995: for texts of a sentence or more, common words are as good as letter trigrams. Where nothing
 * decides, the answer is empty rather than wrong. The libraries that were looked at bring 1 to 100
 * MB of models, and the small ones know no Lao and no Filipino.
 */
public final class Languages {
  private static final Map<UnicodeScript, String> BY_SCRIPT = new EnumMap<>(UnicodeScript.class);

  static {
    BY_SCRIPT.put(UnicodeScript.THAI, "th");
    BY_SCRIPT.put(UnicodeScript.LAO, "lo");
    BY_SCRIPT.put(UnicodeScript.KHMER, "km");
    BY_SCRIPT.put(UnicodeScript.MYANMAR, "my");
    BY_SCRIPT.put(UnicodeScript.HANGUL, "ko");
    BY_SCRIPT.put(UnicodeScript.HIRAGANA, "ja");
    BY_SCRIPT.put(UnicodeScript.KATAKANA, "ja");
    BY_SCRIPT.put(UnicodeScript.HAN, "zh");
    BY_SCRIPT.put(UnicodeScript.ARABIC, "ar");
    BY_SCRIPT.put(UnicodeScript.HEBREW, "he");
    BY_SCRIPT.put(UnicodeScript.GREEK, "el");
    BY_SCRIPT.put(UnicodeScript.CYRILLIC, "ru");
    BY_SCRIPT.put(UnicodeScript.DEVANAGARI, "hi");
  }

  /** Letters that tell one Latin language from the others, at two words' weight. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "vi", "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
          "de", "ßäü",
          "es", "ñ¿¡",
          "fr", "çœèêùîë");

  private static final int MAX_LOOKED_AT = 2_000;

  private final Map<String, Set<String>> words = load();

  /** The language as BCP 47; empty where the text does not tell. */
  public Optional<String> of(String text) {
    String part = text.length() > MAX_LOOKED_AT ? text.substring(0, MAX_LOOKED_AT) : text;
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    part.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> scripts.merge(UnicodeScript.of(c), 1, Integer::sum));
    // Japanese is written in Han as well; a few Kana tell.
    if (scripts.containsKey(UnicodeScript.HIRAGANA) && scripts.containsKey(UnicodeScript.HAN)) {
      return Optional.of("ja");
    }
    Optional<UnicodeScript> most =
        scripts.entrySet().stream()
            .max(Map.Entry.<UnicodeScript, Integer>comparingByValue())
            .map(Map.Entry::getKey);
    if (most.isEmpty()) {
      return Optional.empty();
    }
    return most.get() == UnicodeScript.LATIN
        ? latin(part)
        : Optional.ofNullable(BY_SCRIPT.get(most.get()));
  }

  private Optional<String> latin(String text) {
    Map<String, Integer> points = new HashMap<>();
    List<String> list = Words.of(Words.folded(text));
    for (String word : list) {
      words.forEach(
          (lang, known) -> {
            if (known.contains(word)) {
              points.merge(lang, 2, Integer::sum);
            }
          });
    }
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    LETTERS.forEach(
        (lang, letters) -> {
          long found = lower.chars().filter(c -> letters.indexOf(c) >= 0).limit(4).count();
          if (found > 0) {
            points.merge(lang, (int) found, Integer::sum);
          }
        });
    List<Map.Entry<String, Integer>> best =
        points.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(2)
            .toList();
    if (best.isEmpty() || best.get(0).getValue() < 2) {
      return Optional.empty();
    }
    boolean tie = best.size() > 1 && best.get(0).getValue().equals(best.get(1).getValue());
    return tie ? Optional.empty() : Optional.of(best.get(0).getKey());
  }

  private static Map<String, Set<String>> load() {
    try (InputStream in =
        Optional.ofNullable(Languages.class.getResourceAsStream("words.tsv"))
            .orElseThrow(() -> new IllegalStateException("words.tsv is missing"))) {
      Map<String, Set<String>> all = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t"))
          .forEach(part -> all.put(part[0], new HashSet<>(List.of(part[1].split(" ")))));
      return Map.copyOf(all);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
