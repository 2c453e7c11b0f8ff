// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.candorcms.disclosure.rules.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How well ties are detected, on texts of our own in eleven languages. */
final class CorpusTest {
  private static final Detection DETECTION = new Detection(Lexicon.shipped(Packs.JSON));

  private static final List<String> PARTS =
      List.of(
          "tuned",
          "held-out",
          "held-out-2",
          "held-out-3",
          "held-out-4",
          "held-out-5",
          "held-out-6",
          "held-out-7",
          "held-out-8",
          "held-out-9",
          "held-out-10");

  static List<String> parts() {
    return PARTS;
  }

  private record Text(String lang, boolean tie, String html) {}

  private static List<Text> texts(String part) throws IOException {
    List<Text> texts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/corpus", part + ".tsv"))) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\t", 3);
        texts.add(new Text(cells[0], cells[1].equals("yes"), cells[2]));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @MethodSource("parts")
  void ties(String part) throws IOException {
    int hits = 0;
    int missed = 0;
    List<String> wrong = new ArrayList<>();
    for (Text text : texts(part)) {
      List<String> signs = DETECTION.signs(text.html(), Locale.forLanguageTag(text.lang()));
      if (text.tie() && signs.isEmpty()) {
        missed++;
        wrong.add("missed " + text.lang() + " " + text.html());
      } else if (text.tie()) {
        hits++;
      } else if (!signs.isEmpty()) {
        wrong.add("false " + text.lang() + " " + text.html() + " " + signs);
      }
    }
    int alarms = wrong.size() - missed;
    String told = part + ": " + String.join("\n", wrong);
    assertThat(hits / (double) (hits + alarms)).as(told).isGreaterThanOrEqualTo(0.95);
    assertThat(hits / (double) (hits + missed)).as(told).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void isBalancedAndSpeaksElevenLanguages() throws IOException {
    List<Text> all = new ArrayList<>();
    for (String part : PARTS) {
      all.addAll(texts(part));
    }
    TreeSet<String> languages = new TreeSet<>();
    all.forEach(text -> languages.add(text.lang()));
    long ties = all.stream().filter(Text::tie).count();
    assertThat(all).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    assertThat(languages).hasSize(11);
    assertThat(Lexicon.shipped(Packs.JSON).languages()).containsAll(languages);
    assertThat(ties / (double) all.size()).isBetween(0.45, 0.55);
  }
}
