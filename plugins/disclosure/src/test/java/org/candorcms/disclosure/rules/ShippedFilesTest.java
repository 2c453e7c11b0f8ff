// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.candorcms.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that follow from others are current. {@code -Dcandor.generate=true} writes them anew: the
 * JSON Schema from the records, the page for editors from the packs.
 */
final class ShippedFilesTest {
  private static final Path SCHEMA = Path.of("src/main/resources/rules/pack.schema.json");
  private static final Path PAGE = Path.of("../../docs/editors/disclosure-rules.md");

  @Test
  void theSchemaIsThatOfTheRecords() throws IOException {
    TreeMap<String, Object> schema = new TreeMap<>(Packs.JSON.schema(RulePack.class));
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Rule pack");
    same(SCHEMA, Packs.JSON.write(schema) + "\n");
  }

  @Test
  void thePageForEditorsSaysWhatThePacksSay() throws IOException {
    same(PAGE, page());
  }

  private static void same(Path file, String text) throws IOException {
    if (Boolean.getBoolean("candor.generate")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file))
        .as("current; -Dcandor.generate=true writes it")
        .isEqualTo(text);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Disclosure by country

            <!-- Written from the rule packs by ShippedFilesTest; change the packs, not this page. -->

            What the rule packs of the disclosure plugin ask for, country by country, with the source and the day on which it was read. **This is not legal advice**: the packs put into practice what public sources say, in our own words; before you rely on them, ask a lawyer who knows the country. Sources are graded: P regulator, court or statute; L law firm or trade body; B blog or press. What rests on L or B only warns and never stops publishing.

            Every audience also wants the label before the first mention of the brand or the first commercial link, visible at once: not hidden, not behind \u201cmore\u201d, not at the end. `{brand}` stands for the name of the brand.
            """);
    List<RulePack> packs =
        Packs.SHIPPED.stream()
            .sorted(Comparator.comparing(RulePack::name).thenComparing(RulePack::effectiveFrom))
            .toList();
    for (RulePack pack : packs) {
      country(page, pack);
    }
    return page.toString();
  }

  private static void country(StringBuilder page, RulePack pack) {
    page.append("\n## ")
        .append(pack.name())
        .append(" (")
        .append(pack.jurisdiction())
        .append("), from ");
    page.append(pack.effectiveFrom()).append("\n\n");
    page.append(pack.authority())
        .append(". Pack `")
        .append(pack.edition())
        .append("`, to be read again by ");
    page.append(pack.reviewBy()).append(".\n");
    for (Rule rule : pack.rules()) {
      rule(page, pack, rule);
    }
  }

  private static void rule(StringBuilder page, RulePack pack, Rule rule) {
    String kinds =
        rule.connections().stream()
            .sorted()
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    page.append("\n### ").append(kinds).append("\n\n").append(rule.summary()).append(' ');
    page.append(
        rule.severity() == Severity.BLOCK ? "A breach stops publishing. " : "A breach warns. ");
    rule.effectiveFrom().ifPresent(day -> page.append("From ").append(day).append(". "));
    rule.effectiveTo().ifPresent(day -> page.append("Until ").append(day).append(". "));
    page.append(cited(pack, Optional.of(rule.source()))).append("\n\n");
    if (!rule.accepted().isEmpty()) {
      page.append("| accepted | language | for | source |\n|---|---|---|---|\n");
      for (Rule.Wording wording : rule.accepted()) {
        page.append("| ").append(wording.text());
        page.append(
            wording.equivalent().orElse(false)
                ? " (where it suits the format: judge yourself)"
                : "");
        page.append(" | ").append(wording.lang()).append(" | ");
        page.append(
            wording.connections().stream()
                .sorted()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
        page.append(" | ")
            .append(cited(pack, wording.source().or(() -> Optional.of(rule.source()))))
            .append(" |\n");
      }
    }
    if (!rule.refused().isEmpty()) {
      page.append("\n| refused | why | source |\n|---|---|---|\n");
      for (Rule.Refusal refusal : rule.refused()) {
        page.append("| ").append(refusal.text()).append(" | ").append(refusal.reason());
        page.append(
            refusal.alone().orElse(false)
                ? " By itself; beside an accepted text it does no harm."
                : "");
        page.append(" | ")
            .append(cited(pack, refusal.source().or(() -> Optional.of(rule.source()))))
            .append(" |\n");
      }
    }
    page.append('\n');
    rule.placement()
        .filter(place -> place.maxCharactersBefore() < 100_000)
        .ifPresent(
            place -> {
              page.append("- At most ").append(place.maxCharactersBefore());
              page.append(" characters of text before the label");
              page.append(place.outsideHashtags() ? ", and not in a row of hashtags.\n" : ".\n");
            });
    rule.perLink()
        .ifPresent(
            link -> {
              page.append("- ")
                  .append(
                      link.required()
                          ? "Each commercial link carries "
                          : "Instead of the label each commercial link may carry ");
              page.append('`').append(link.marker()).append("`, explained ");
              page.append(link.keyFirst() ? "before the first of them. " : "near them. ");
              page.append(cited(pack, link.source().or(() -> Optional.of(rule.source()))))
                  .append('\n');
            });
    if (rule.lookbackDays() > 0) {
      page.append("- Ties of the last ").append(rule.lookbackDays()).append(" days count. ");
      page.append(cited(pack, rule.lookbackSource().or(() -> Optional.of(rule.source()))))
          .append('\n');
    }
    for (Rule.Hint hint : rule.hints()) {
      page.append("- ").append(hint.text()).append(' ');
      page.append(cited(pack, hint.source().or(() -> Optional.of(rule.source())))).append('\n');
    }
  }

  private static String cited(RulePack pack, Optional<String> id) {
    Source source = id.flatMap(pack::source).orElseThrow();
    return "["
        + source.title()
        + "]("
        + source.url()
        + ") ("
        + source.grade()
        + ", "
        + source.retrieved()
        + ")";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"grade\": \"P\"|\"grade\": \"L\"|grade",
        "\"source\": \"fragzebra\"|\"source\": \"nowhere\"|unknown-source",
        "\"version\": 1|\"version\": 0|min",
        "\"jurisdiction\": \"DE\"|\"jurisdiction\": \"de\"|pattern",
        "\"name\": \"Germany\"|\"name\": \"Germany\", \"colour\": \"red\"|unknown-member",
        "\"languages\"|\"tongues\"|unknown-member",
        "\"url\": \"https://www.fragzebra|\"url\": \"javascript:x|pattern",
        "\"severity\": \"block\"|\"severity\": \"fatal\"|value",
        "\"summary\": \"Content for|\"summary\": \"Whatever for|unknown-text",
      })
  void aPackThatDoesNotAgreeWithTheSchemaIsRefused(String before, String after, String code) {
    String document =
        Packs.READER.shippedDocuments().stream()
            .filter(text -> text.contains("\"de-2022-05\""))
            .findFirst()
            .orElseThrow();
    assertThat(document).contains(before);
    assertThatThrownBy(() -> Packs.READER.read(document.replace(before, after)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.errors().stream().map(e -> e.code()).toList())
                    .isNotEmpty()
                    .anyMatch(found -> found.contains(code) || code.equals("value")));
  }
}
