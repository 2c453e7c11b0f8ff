// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.demo;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.candorcms.said.action.Action;

/** The files of a demo story. Days are counted from the day on which it is loaded. */
final class Story {
  private Story() {}

  /** {@code themes.json}. */
  record Themes(List<TagLine> tags, List<ThemeLine> themes) {}

  /** A tag with words that suggest it. */
  record TagLine(String id, String kind, String label, List<String> words) {}

  /**
   * A theme.
   *
   * @param tags that its voices have
   */
  record ThemeLine(String id, String title, String summary, List<String> tags) {}

  /**
   * A line of {@code voices.ndjson}.
   *
   * @param minute of the day
   * @param person who said it, where that is to be known
   */
  record VoiceLine(
      String id,
      String theme,
      @Size(max = 10_000) String text,
      String lang,
      int daysAgo,
      int minute,
      String source,
      Optional<String> product,
      Optional<String> topic,
      Optional<String> person,
      Optional<Boolean> quote,
      Optional<Boolean> tell,
      Optional<Boolean> recognise) {}

  /** {@code actions.json}. */
  record Actions(List<ActionLine> actions) {}

  /** A status that an action got. */
  record StepLine(String status, int daysAgo) {}

  /**
   * An action.
   *
   * @param quotes how many voices are quoted
   * @param disputes how many visitors say that it is not done for them
   */
  record ActionLine(
      String id,
      String lang,
      String theme,
      Optional<String> owner,
      String title,
      Optional<String> asked,
      String said,
      Optional<String> did,
      Optional<String> couldNot,
      Optional<String> reason,
      Optional<String> next,
      List<StepLine> steps,
      Optional<Integer> checkInDays,
      Optional<Integer> dueInDays,
      List<Action.Evidence> evidence,
      Optional<Integer> followers,
      Optional<Integer> quotes,
      Optional<Integer> disputes) {}
}
