// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionEdit;
import org.candorcms.said.action.Status;

/**
 * An action as it is sent.
 *
 * @param couldNot what could not be done, and why
 * @param reason kind of reason for that: {@code cost, law, safety, time, other}
 * @param checkOn when somebody will look at it again
 * @param product what it is about, as in {@code PUT /api/products/{id}}
 * @param theme id of the theme that it answers
 * @param quotes words of voices that may be quoted
 */
public record ActionInput(
    @NotBlank @Size(max = 300) String title,
    Optional<@Size(max = 4000) String> asked,
    @Valid SaidInput said,
    Optional<@Size(max = 10000) String> did,
    Optional<@Size(max = 10000) String> couldNot,
    Optional<@Size(max = 40) String> reason,
    Optional<@Size(max = 4000) String> next,
    Optional<LocalDate> checkOn,
    Optional<LocalDate> due,
    Optional<@Size(max = 100) String> owner,
    Status status,
    @Size(max = 50) List<@Valid EvidenceInput> evidence,
    @Size(max = 20) List<@Valid QuoteInput> quotes,
    @NotBlank @Size(max = 35) String lang,
    Optional<@Size(max = 128) String> theme,
    Optional<@Size(max = 128) String> product,
    Optional<@Size(max = 128) String> translationOf,
    Optional<@Size(max = 200) String> slug) {

  private static final List<String> REASONS = List.of("cost", "law", "safety", "time", "other");
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  /** What people said, and how many of how many. */
  public record SaidInput(
      @Size(max = 4000) String summary, @PositiveOrZero long voices, @PositiveOrZero long of) {}

  /** What shows that it was done. */
  public record EvidenceInput(
      @NotBlank @Size(max = 1000) String url, Optional<@Size(max = 500) String> note) {}

  /**
   * Words of a voice.
   *
   * @param voice its id
   * @param text part of what it said, word for word; without it the beginning
   */
  public record QuoteInput(
      @NotBlank @Size(max = 36) String voice, Optional<@Size(max = 1000) String> text) {}

  ActionEdit edit(String id) {
    List<Action.Evidence> proofs = new ArrayList<>();
    for (int i = 0; i < evidence.size(); i++) {
      EvidenceInput item = evidence.get(i);
      proofs.add(
          new Action.Evidence(
              Inputs.link("/evidence/" + i + "/url", item.url),
              Inputs.text("/evidence/" + i + "/note", item.note.orElse(""))));
    }
    String kind = reason.orElse("");
    if (!kind.isEmpty() && !REASONS.contains(kind)) {
      throw ProblemException.invalid(
          "/reason", "value", "must be one of " + String.join(", ", REASONS));
    }
    return new ActionEdit(
        Inputs.id("id", id),
        Inputs.line("/slug", slug.orElse("")),
        Inputs.language("/lang", lang),
        Inputs.line("/title", Inputs.required("/title", title)),
        Inputs.text("/asked", asked.orElse("")),
        new Action.Said(Inputs.text("/said/summary", said.summary), said.voices, said.of),
        Inputs.text("/did", did.orElse("")),
        Inputs.text("/couldNot", couldNot.orElse("")),
        kind,
        Inputs.text("/next", next.orElse("")),
        day("/checkOn", checkOn),
        day("/due", due),
        Inputs.line("/owner", owner.orElse("")),
        status,
        proofs,
        quotes.stream()
            .map(q -> new ActionEdit.Excerpt(q.voice, Inputs.text("/quotes", q.text.orElse(""))))
            .toList(),
        reference("/theme", theme),
        reference("/product", product),
        reference("/translationOf", translationOf));
  }

  private static String reference(String pointer, Optional<String> id) {
    return id.filter(text -> !text.isEmpty()).map(text -> Inputs.id(pointer, text)).orElse("");
  }

  private static Optional<LocalDate> day(String pointer, Optional<LocalDate> day) {
    day.ifPresent(
        d -> {
          if (d.getYear() < FIRST_YEAR || d.getYear() > LAST_YEAR) {
            throw ProblemException.invalid(pointer, "date", "must be between 1970 and 9999");
          }
        });
    return day;
  }
}
