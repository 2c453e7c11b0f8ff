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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.widget.Help;

/** One rule of a jurisdiction. */
public record Rule(
    @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,59}") String id,
    @Help("What it asks for and why, in our own words") @NotBlank @Size(max = 600) String summary,
    @Help("Ties that it speaks of") @NotEmpty Set<Connection> connections,
    @Help("Media that it speaks of; empty: all") Set<Medium> mediums,
    @Help("What gives it force") Bindingness bindingness,
    @Help("Id of the source of this pack that it rests on") @NotBlank String source,
    @Help("What a breach does; block only where the source is a regulator, court or statute")
        Severity severity,
    @Help("First day, where it is not the pack's") Optional<LocalDate> effectiveFrom,
    @Help("Last day, where it is not the pack's") Optional<LocalDate> effectiveTo,
    @Help("Texts of which one is to be shown; empty where the rule asks for something else")
        @Size(max = 100)
        List<@Valid Wording> accepted,
    @Help("Texts that do not do") @Size(max = 100) List<@Valid Refusal> refused,
    @Help("Language of the label") LanguageDemand language,
    Optional<@Valid Placement> placement,
    Optional<@Valid LinkRule> perLink,
    @Help("How long a tie counts after its end") @Min(0) @Max(3650) int lookbackDays,
    @Help("Id of the source for that, where it is not the rule's") Optional<String> lookbackSource,
    @Help("What to do beside the label") @Size(max = 20) List<@Valid Hint> hints) {
  /** Copies collections. */
  public Rule {
    connections = Set.copyOf(connections);
    mediums = Set.copyOf(mediums);
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    hints = List.copyOf(hints);
  }

  /** Whether it holds on a day of its pack. */
  public boolean holdsOn(LocalDate day) {
    return effectiveFrom.map(from -> !day.isBefore(from)).orElse(true)
        && effectiveTo.map(to -> !day.isAfter(to)).orElse(true);
  }

  /** What gives a rule force. */
  public enum Bindingness {
    /** A statute or a court's reading of it. */
    LAW,
    /** A regulator's code or guide. */
    REGULATOR,
    /** A code to which its members submit. */
    SELF_REGULATION,
    /** Advice. */
    GUIDANCE
  }

  /** In which language a label has to be. */
  public enum LanguageDemand {
    /** In the language of the content. */
    CONTENT,
    /** In a language of the audience, whatever the content's. */
    AUDIENCE,
    /** In the language of the content or in English. */
    CONTENT_OR_EN
  }

  /**
   * A text that does.
   *
   * @param connections ties for which it does; empty: all of the rule
   * @param equivalent whether it only does where it suits the format, which a person has to judge
   */
  public record Wording(
      @NotBlank @Size(max = 35) String lang,
      @Help("{brand} stands for the name of the brand") @NotBlank @Size(max = 120) String text,
      Set<Connection> connections,
      Set<Medium> mediums,
      Optional<Boolean> equivalent,
      Optional<String> source) {
    /** Copies collections. */
    public Wording {
      connections = Set.copyOf(connections);
      mediums = Set.copyOf(mediums);
    }
  }

  /**
   * A text that does not do.
   *
   * @param alone whether it only fails by itself, as a word of another language does; others spoil
   *     a label in which they stand
   */
  public record Refusal(
      @NotBlank @Size(max = 35) String lang,
      @NotBlank @Size(max = 120) String text,
      @NotBlank @Size(max = 400) String reason,
      Set<Connection> connections,
      Optional<Boolean> alone,
      Optional<String> source) {
    /** Copies collections. */
    public Refusal {
      connections = Set.copyOf(connections);
    }
  }

  /**
   * Where the label stands. It always precedes the first mention of the brand and the first
   * commercial link, and is always visible without interaction.
   *
   * @param maxCharactersBefore how much text may stand before it
   * @param outsideHashtags whether it may not be one of several hashtags
   */
  public record Placement(@Min(0) @Max(100_000) int maxCharactersBefore, boolean outsideHashtags) {}

  /**
   * What each commercial link carries.
   *
   * @param connections ties whose links are meant
   * @param marker what stands beside each link
   * @param key what explains the marker, by language
   * @param required whether links need the marker also where the content has a label
   * @param insteadOfLabel whether marked links and their key do without a label
   * @param keyFirst whether the key precedes the first link
   * @param keyWithin how many characters of text may lie between a link and the key; 0: any
   */
  public record LinkRule(
      @NotEmpty Set<Connection> connections,
      @NotBlank @Size(max = 10) String marker,
      @NotEmpty @Size(max = 30) List<@Valid KeyText> key,
      boolean required,
      boolean insteadOfLabel,
      boolean keyFirst,
      @Min(0) @Max(100_000) int keyWithin,
      Optional<String> source) {
    /** Copies collections. */
    public LinkRule {
      connections = Set.copyOf(connections);
      key = List.copyOf(key);
    }
  }

  /** Something to do beside the label, such as the platform's own tag. */
  public record Hint(
      @NotBlank @Size(max = 400) String text, Set<Medium> mediums, Optional<String> source) {
    /** Copies collections. */
    public Hint {
      mediums = Set.copyOf(mediums);
    }
  }

  /** A text in a language. */
  public record KeyText(
      @NotBlank @Size(max = 35) String lang, @NotBlank @Size(max = 300) String text) {}
}
