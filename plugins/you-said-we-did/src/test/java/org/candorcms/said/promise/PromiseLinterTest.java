// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.candorcms.said.promise.Finding.Severity;
import org.candorcms.said.promise.PromiseLinter.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromiseLinterTest {
  private final PromiseLinter linter = new PromiseLinter();

  private record Sentence(String verdict, String text) {}

  private static List<Sentence> corpus(String lang) throws IOException {
    try (InputStream in = PromiseLinterTest.class.getResourceAsStream("corpus_" + lang + ".tsv")) {
      List<Sentence> all = new ArrayList<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line -> all.add(new Sentence(line.split("\t")[0], line.split("\t")[1])));
      return all;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "vi", "th", "lo", "fil", "de", "fr", "es"})
  void judgesTheCorpus(String lang) throws IOException {
    List<Sentence> corpus = corpus(lang);
    assertThat(corpus.stream().filter(s -> s.verdict.equals("ok")).count()).isGreaterThan(7);
    assertThat(corpus.stream().filter(s -> !s.verdict.equals("ok")).count()).isGreaterThan(7);
    List<String> wrong = new ArrayList<>();
    for (Sentence sentence : corpus) {
      List<Finding> found =
          linter.check(lang, "/did", sentence.text, Kind.FACTS).stream()
              .filter(f -> f.severity() == Severity.BLOCK)
              .toList();
      boolean right =
          sentence.verdict.equals("ok")
              ? found.isEmpty()
              : found.stream().anyMatch(f -> f.code().equals("promise." + sentence.verdict));
      if (!right) {
        wrong.add(sentence.verdict + ": " + sentence.text + " -> " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void tellsWhereAndWhy() {
    Finding finding =
        linter.check("en", "/did", "We will look into soundproofing", Kind.FACTS).get(0);
    assertThat(finding.code()).isEqualTo("promise.future-tense");
    assertThat(finding.offset()).isEqualTo(3);
    assertThat(finding.excerpt()).isEqualTo("will");
    assertThat(finding.message()).contains("character 3").contains("future");
    assertThat(finding.fix()).contains("next");
  }

  @Test
  void lets_the_future_stand_where_it_belongs() {
    assertThat(linter.check("en", "/next", "We will measure again in May", Kind.INTENTION))
        .isEmpty();
    assertThat(linter.check("en", "/next", "We will never close early", Kind.INTENTION))
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARN));
  }

  @Test
  void onlyWarnsAboutTheWordsOfOthers() {
    assertThat(linter.check("en", "/did", "You wrote “it will never work”.", Kind.FACTS))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.severity()).isEqualTo(Severity.WARN));
  }

  @Test
  void staysQuickOnHostileText() {
    String hostile = "mag-aaaaaaaa".repeat(800) + "wird ".repeat(200) + " a".repeat(500);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    for (String lang : PromiseLinter.LANGUAGES) {
      linter.check(lang, "/did", hostile.substring(0, 10_000), Kind.FACTS);
      linter.check(lang, "/did", "wir werden ".repeat(900), Kind.FACTS);
    }
    assertThat((thread.getCurrentThreadCpuTime() - start) / 1_000_000).isLessThan(5_000);
  }
}
