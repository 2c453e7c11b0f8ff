// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candorcms.api.widget.Help;
import org.candorcms.disclosure.wording.Statement;

/** The rules of one jurisdiction from a day on, with their sources and their own examples. */
public record RulePack(
    @Help("Stable name: jurisdiction and the month from which it holds")
        @NotBlank
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,39}")
        String id,
    @Help("Counts the editions of this pack") @Min(1) @Max(9999) int version,
    @Help("What a check names as audience") @NotBlank @Pattern(regexp = "[A-Z][A-Z0-9-]{1,11}")
        String jurisdiction,
    @Help("Other names of the audience") @Size(max = 10)
        List<@Pattern(regexp = "[A-Z][A-Z0-9-]{1,11}") String> aliases,
    @Help("Name of the jurisdiction in English") @NotBlank @Size(max = 80) String name,
    @Help("Its languages, BCP 47") @NotEmpty @Size(max = 30)
        List<@Size(min = 2, max = 35) String> languages,
    @Help("First day on which the rules hold") LocalDate effectiveFrom,
    @Help("Last day; absent while they hold") Optional<LocalDate> effectiveTo,
    @Help("Day by which a person should have read the sources again") LocalDate reviewBy,
    @Help("Who made the rules") @NotBlank @Size(max = 200) String authority,
    @NotEmpty @Size(max = 40) List<@Valid Source> sources,
    @NotEmpty @Size(max = 40) List<@Valid Rule> rules,
    @Help("At least one text that the rules accept and one that they do not")
        @Size(min = 2, max = 200)
        List<@Valid Example> examples,
    @Help("For editors who read other languages") @Size(max = 30)
        List<@Valid Translation> translations) {
  /** Copies collections. */
  public RulePack {
    aliases = List.copyOf(aliases);
    languages = List.copyOf(languages);
    sources = List.copyOf(sources);
    rules = List.copyOf(rules);
    examples = List.copyOf(examples);
    translations = List.copyOf(translations);
  }

  /** Id and edition, as in {@code uk-2025-04@1}. */
  public String edition() {
    return id + "@" + version;
  }

  /** One of its own texts in every language that the pack has it in. */
  public Statement text(String english) {
    Map<String, String> words = new LinkedHashMap<>(Map.of("en", english));
    for (Translation translation : translations) {
      String text = translation.texts().get(english);
      if (text != null) {
        words.put(translation.lang(), text);
      }
    }
    return Statement.words(words);
  }

  /** One of its own texts in a language; in English where it has no translation. */
  public String text(String english, String language) {
    for (Translation translation : translations) {
      if (translation.lang().equals(language)) {
        return translation.texts().getOrDefault(english, english);
      }
    }
    return english;
  }

  /** What it says to editors: its own texts, which translations may translate. */
  public Set<String> texts() {
    return Stream.concat(
            Stream.of(name, authority),
            rules.stream()
                .flatMap(
                    rule ->
                        Stream.of(
                                Stream.of(rule.summary()),
                                rule.refused().stream().map(Rule.Refusal::reason),
                                rule.hints().stream().map(Rule.Hint::text))
                            .flatMap(texts -> texts)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether its rules hold on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(effectiveFrom) && effectiveTo.map(to -> !day.isAfter(to)).orElse(true);
  }

  /** A source by its name within the pack. */
  public Optional<Source> source(String sourceId) {
    return sources.stream().filter(source -> source.id().equals(sourceId)).findFirst();
  }
}
