// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.reviews.review.Incentive;

/** Numbers, names and sentences in the language of a page. */
final class Wording {
  /** Width of five stars in the template's drawing. */
  private static final double FIVE_STARS = 120;

  private final RenderContext context;

  Wording(RenderContext context) {
    this.context = context;
  }

  /** A message. */
  String of(String key) {
    return context.message(key);
  }

  /** A message with arguments. */
  String of(String key, Map<String, ?> arguments) {
    return context.message(key, arguments);
  }

  /** An average as it is kept, to two decimals at most, in the digits that all messages use. */
  String average(double value) {
    return of("number.average", Map.of("value", value));
  }

  /** The stars of one review. */
  Models.Stars stars(int rating) {
    return new Models.Stars(of("stars.label", Map.of("stars", rating)), width(rating));
  }

  /** An average as stars: "4.6 out of 5, 100 reviews". */
  Models.Stars stars(double average, long count) {
    return new Models.Stars(
        of("stars.average", Map.of("average", average(average), "count", count)), width(average));
  }

  private static String width(double value) {
    return String.format(Locale.ROOT, "%.1f", value / 5 * FIVE_STARS);
  }

  /** A part of a whole as a percentage for drawings. */
  static String share(long part, long whole) {
    return whole == 0 ? "0" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
  }

  /** The name of an attribute: a message where there is one, else the name itself. */
  String attribute(String name) {
    String key = "attribute." + name;
    String text = of(key);
    if (!text.equals(key)) {
      return text;
    }
    String plain = name.replace('-', ' ');
    return plain.isEmpty()
        ? plain
        : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }

  /** The name of a language, in the language of the page. */
  String language(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(context.language());
    return name.isEmpty()
        ? tag
        : name.substring(0, 1).toUpperCase(context.language()) + name.substring(1);
  }

  /** What the author got, as a label; empty for nothing. */
  String incentive(Incentive incentive) {
    String label = of("incentive." + incentive.kind());
    return incentive
        .note()
        .filter(note -> !note.isBlank())
        .map(note -> label + " (" + note.strip() + ")")
        .orElse(label);
  }

  /** Text as paragraphs; single line breaks stay within them. */
  static List<String> paragraphs(String text) {
    return List.of(text.strip().split("\\R\\s*\\R"));
  }
}
