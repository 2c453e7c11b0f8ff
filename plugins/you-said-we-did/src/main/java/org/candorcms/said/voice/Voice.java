// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody said, as editors see it.
 *
 * @param langDetected whether the language was found out, not told
 * @param state {@code new}, {@code seen} or {@code archived}
 * @param reachable whether there is a mail address
 * @param masked whether what points at a person was taken out
 * @param duplicateOf id of an earlier voice that says nearly the same; empty for none
 * @param batch id of the import it came with; empty for none
 * @param tags suggested and confirmed ones, confirmed first
 * @param themes ids of the themes it is gathered in
 */
public record Voice(
    String id,
    String source,
    String ref,
    String text,
    String lang,
    boolean langDetected,
    String topic,
    String author,
    String url,
    String product,
    Instant saidAt,
    Instant receivedAt,
    String state,
    boolean reachable,
    Consent consent,
    boolean masked,
    String duplicateOf,
    String batch,
    List<Tagged> tags,
    List<String> themes,
    long version) {
  /** Copies collections. */
  public Voice {
    tags = List.copyOf(tags);
    themes = List.copyOf(themes);
  }

  /** What who said it has allowed. */
  public record Consent(boolean quote, boolean tell, boolean remember) {}

  /**
   * A tag on a voice.
   *
   * @param kind {@code topic}, {@code intent} or {@code pain}
   * @param state {@code suggested} or {@code confirmed}
   * @param score how sure a suggestion is, 0 to 1
   * @param why what the suggestion rests on, in English
   */
  public record Tagged(
      String id, String label, String kind, String state, double score, String why) {}

  /** The states. */
  public static final List<String> STATES = List.of("new", "seen", "archived");

  /**
   * How many voices there are.
   *
   * @param exact false if there may be more
   */
  public record Total(long voices, boolean exact) {}

  /** Part of the inbox, latest arrival first. */
  public record Page(List<Voice> items, Optional<String> next, Total total) {
    /** Copies collections. */
    public Page {
      items = List.copyOf(items);
    }
  }
}
