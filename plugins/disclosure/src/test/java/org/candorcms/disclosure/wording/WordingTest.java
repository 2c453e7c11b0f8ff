// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.disclosure.check.Brand;
import org.candorcms.disclosure.check.CheckRequest;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.Engine;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.check.Lexicon;
import org.candorcms.disclosure.check.Relation;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.rules.Packs;
import org.candorcms.disclosure.rules.RulePack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static Wording in(String... tags) {
    return Wording.in(Stream.of(tags).map(Locale::forLanguageTag).toList());
  }

  @ParameterizedTest
  @CsvSource({"vi-VN, vi", "th, th", "zz, en", "'../../x', en", "*, en", "fil-PH, fil"})
  void readsTheFirstLanguageThatItHas(String tag, String language) {
    assertThat(in(tag).language()).isEqualTo(language);
    assertThat(in("zz", tag).language()).isEqualTo(language);
  }

  @Test
  void writesDaysAsTheLanguageDoes() {
    LocalDate day = LocalDate.of(2026, 3, 17);
    assertThat(in("en").say("reason.no-pack", "day", day)).contains("March 17, 2026");
    assertThat(in("th").say("reason.no-pack", "day", day)).contains("17 มีนาคม").contains("2569");
    assertThat(in("lo").say("reason.no-pack", "day", day)).contains("17").contains("2026");
  }

  private static CheckResult check(String html, Wording wording) {
    return new Engine(Packs.BOOK, Lexicon.shipped(Packs.JSON))
        .check(
            new CheckRequest(
                html,
                Locale.ENGLISH,
                Medium.ARTICLE,
                List.of("UK"),
                List.of(
                    new Relation(
                        Connection.GIFTED,
                        Brand.named("Acme"),
                        "",
                        Optional.empty(),
                        Optional.empty())),
                LocalDate.of(2026, 3, 17),
                Set.of(),
                wording));
  }

  @Test
  void aFindingIsTheSameInEveryLanguageButForItsWords() {
    String html = "<p>Acme sent a kettle.</p><p>Ad</p>";
    Finding english = check(html, Wording.DEFAULT).findings().get(0);
    Finding lao = check(html, in("lo")).findings().get(0);
    assertThat(lao.code()).isEqualTo(english.code()).isEqualTo("label.late");
    assertThat(lao.key()).isEqualTo(english.key());
    assertThat(english.message()).startsWith("The first mention of Acme (line 1) precedes");
    assertThat(lao.message()).contains("Acme").contains("ແຖວ").doesNotContain("line");
    assertThat(lao.fix()).isNotEqualTo(english.fix());
    assertThat(in("lo").say(english.what())).isEqualTo(lao.message());
  }

  @Test
  void aFindingThatWasKeptIsWordedForWhoeverReadsIt() {
    String html = "<p hidden>Ad</p><p>Acme sent a kettle.</p>";
    Finding english = check(html, Wording.DEFAULT).findings().get(0);
    Map<String, Object> kept = Packs.JSON.readObject(Packs.JSON.write(english));
    Finding vietnamese = check(html, in("vi")).findings().get(0);
    assertThat(in("vi").reworded(kept))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("message", vietnamese.message())
        .containsEntry("fix", vietnamese.fix())
        .containsEntry("code", "label.hidden");
    // What was kept before findings had statements stays as it is.
    assertThat(in("vi").reworded(Map.of("message", "As it was")))
        .isEqualTo(Map.of("message", "As it was"));
  }

  /** The pack is law as data, so what explains it is in the pack too. */
  @ParameterizedTest
  @ValueSource(strings = {"vi", "th", "lo", "fil"})
  void everyShippedPackSpeaksTheLanguage(String language) {
    // Names that are the same in Filipino.
    Set<String> alike = Set.of("Australia", "Canada", "India", "Poland", "United Kingdom");
    for (RulePack pack : Packs.SHIPPED) {
      for (String text : pack.texts()) {
        if (!alike.contains(text)) {
          assertThat(pack.text(text, language)).as(pack.edition()).isNotEqualTo(text).isNotBlank();
        }
      }
    }
  }

  @Test
  void theReasonOfARefusedWordIsInTheLanguageOfTheReader() {
    String html = "<p>Gifted</p><p>Acme sent a kettle.</p>";
    Finding thai = check(html, in("th")).findings().get(0);
    assertThat(thai.code()).isEqualTo("label.refused-word");
    assertThat(thai.message()).startsWith("“Gifted”").contains("หน่วยงานกำกับ");
    // What the source is called stays as its publisher calls it.
    assertThat(thai.source())
        .isEqualTo(check(html, Wording.DEFAULT).findings().get(0).source())
        .isPresent();
    assertThat(check(html, in("lo")).byAudience().get(0).reason()).contains("ໂຄສະນາ");
  }

  @Test
  void aRefusalIsWordedWhenItIsAnswered() {
    Refused refused = Refused.invalid("/to", "order", Statement.of("problem.order"));
    assertThat(refused.in(in("fil")).errors().get(0).message()).startsWith("Nauuna");
    assertThat(refused.in(in("fil")).code()).isEqualTo(CommonProblem.INVALID_INPUT);
  }

  @Test
  void argumentsAreNoPatterns() {
    assertThat(in("en").say("problem.scope", "given", "{label} $1 \\ '{x}'"))
        .startsWith("It was {label} $1 \\ '{x}';");
  }

  /** Of findings also in languages that need not have every message. */
  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es", "it", "pl"})
  void aFindingHasTheSameArgumentsInOtherLanguages(String language) throws IOException {
    Path folder = Path.of("src/main/resources/messages");
    Properties english = new Properties();
    Properties other = new Properties();
    english.load(new StringReader(Files.readString(folder.resolve("disclosure_en.properties"))));
    other.load(
        new StringReader(
            Files.readString(folder.resolve("disclosure_" + language + ".properties"))));
    Pattern argument = Pattern.compile("\\{\\w+}");
    for (String key : english.stringPropertyNames()) {
      if (key.startsWith("finding.") || key.startsWith("fix.")) {
        assertThat(other).as(language).containsKey(key);
        assertThat(
                argument.matcher(other.getProperty(key)).results().map(MatchResult::group).toList())
            .as(language + " " + key)
            .containsExactlyInAnyOrderElementsOf(
                argument
                    .matcher(english.getProperty(key))
                    .results()
                    .map(MatchResult::group)
                    .toList());
      }
    }
    assertThat(in(language).language()).isEqualTo(language);
  }

  @Test
  void everyMessageThatTheCodeNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    Pattern key = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)+)\"");
    Pattern ours =
        Pattern.compile("(?:finding|fix|first|tie|why|conflict|reason|problem|job)\\..*");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        key.matcher(Files.readString(source))
            .results()
            .map(found -> found.group(1))
            .filter(name -> ours.matcher(name).matches())
            .forEach(named::add);
      }
    }
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(
            named.stream()
                .filter(name -> Wording.DEFAULT.say(name).equalsIgnoreCase(name))
                .collect(Collectors.toSet()))
        .isEmpty();
  }
}
