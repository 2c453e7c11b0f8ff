// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check answers.
 *
 * @param required whether any audience requires a label
 * @param label one text that satisfies every audience; null when none is required or none exists
 * @param byAudience what each audience accepts and why
 * @param findings what is not as it should be, in the order of the content
 * @param conflicts audiences that no text satisfies together
 * @param links commercial links and what each should carry
 * @param linkKey the explanation of the marker, shown once near the links
 * @param notes what to do beside the label, such as the platform's own tag
 */
public record CheckResult(
    boolean required,
    @Nullable LabelText label,
    List<Audience> byAudience,
    List<Finding> findings,
    List<Conflict> conflicts,
    List<LinkMark> links,
    Optional<LabelText> linkKey,
    List<Note> notes) {
  /** Copies collections. */
  public CheckResult {
    byAudience = List.copyOf(byAudience);
    findings = List.copyOf(findings);
    conflicts = List.copyOf(conflicts);
    links = List.copyOf(links);
    notes = List.copyOf(notes);
  }

  /**
   * One audience.
   *
   * @param audience jurisdiction
   * @param required whether it requires a label
   * @param accepted texts that it accepts, the preferred one first; empty when none is required
   * @param refused texts that it refuses
   * @param reason why a label is required, or why not
   * @param rules ids of the rules that were applied
   * @param pack id and version of the rule pack, as in {@code uk-2025-04@1}
   * @param source of the first rule; absent when no rule is in force
   */
  public record Audience(
      String audience,
      boolean required,
      List<String> accepted,
      List<Refused> refused,
      String reason,
      List<String> rules,
      Optional<String> pack,
      Optional<SourceView> source) {
    /** Copies collections. */
    public Audience {
      accepted = List.copyOf(accepted);
      refused = List.copyOf(refused);
      rules = List.copyOf(rules);
    }
  }

  /** A text that an audience refuses. */
  public record Refused(String text, String reason, SourceView source) {}

  /**
   * Audiences that cannot be satisfied together.
   *
   * @param audiences the ones in conflict
   * @param message why, and what to do
   * @param refusals which text of which audience is refused where
   */
  public record Conflict(List<String> audiences, String message, List<Refusal> refusals) {
    /** Copies collections. */
    public Conflict {
      audiences = List.copyOf(audiences);
      refusals = List.copyOf(refusals);
    }
  }

  /** A text that one audience wants and another refuses. */
  public record Refusal(String text, String wantedBy, String refusedBy, SourceView source) {}

  /**
   * A commercial link.
   *
   * @param at where it is
   * @param href its target
   * @param why what gave it away
   * @param rel what its {@code rel} should be
   * @param marker what is to stand beside it; empty where nothing has to
   */
  public record LinkMark(Finding.Place at, String href, String why, String rel, String marker) {}

  /** Something to do beside the label. */
  public record Note(String audience, String text, SourceView source) {}
}
