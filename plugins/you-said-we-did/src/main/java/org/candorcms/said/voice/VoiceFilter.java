// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

/**
 * Which voices the inbox shows; what is empty does not restrict.
 *
 * @param tag id of a tag, suggested or confirmed
 * @param theme id of a theme
 * @param untouched only those without a confirmed tag and without a theme
 * @param duplicates only those that say nearly the same as an earlier one
 * @param q words that the text has, in any case; looked for in the latest 5,000 of what else fits,
 *     as are source, topic, batch, untouched and duplicates
 */
public record VoiceFilter(
    String state,
    String source,
    String lang,
    String topic,
    String tag,
    String theme,
    String batch,
    boolean untouched,
    boolean duplicates,
    String q) {
  /** Everything. */
  public static final VoiceFilter ALL =
      new VoiceFilter("", "", "", "", "", "", "", false, false, "");

  static VoiceFilter source(String source) {
    return new VoiceFilter("", source, "", "", "", "", "", false, false, "");
  }

  static VoiceFilter lang(String lang) {
    return new VoiceFilter("", "", lang, "", "", "", "", false, false, "");
  }

  static VoiceFilter theme(String theme) {
    return new VoiceFilter("", "", "", "", "", theme, "", false, false, "");
  }
}
