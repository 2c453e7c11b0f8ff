// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A way to analyse text. Tags that are analysed alike share one, so that they share fields too.
 *
 * @param key the ending of the field names
 */
record Language(String key) {
  private static final Set<String> OWN =
      Set.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ru", "id", "ar", "vi",
          "th", "lo", "km", "my", "fil", "zh", "ja");
  private static final Set<String> UNSPACED = Set.of("th", "lo", "km", "my", "zh", "ja");
  private static final Set<String> COMPOUNDING = Set.of("de", "nl", "sv", "da", "no", "fi");

  static Language of(String tag) {
    String primary = primary(tag);
    return new Language(OWN.contains(primary) ? primary : "other");
  }

  /** The tag as it is indexed and compared. */
  static String normal(String tag) {
    String lower = tag.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    String primary = primary(lower);
    int dash = lower.indexOf('-');
    return dash < 0 ? primary : primary + lower.substring(dash);
  }

  /** A tag and what it is a kind of: {@code pt-br, pt}. */
  static List<String> withParents(String tag) {
    String normal = normal(tag);
    List<String> all = new ArrayList<>();
    for (int end = normal.length(); end > 0; end = normal.lastIndexOf('-', end - 1)) {
      all.add(normal.substring(0, end));
    }
    return all;
  }

  /** Whether every article in this language's fields has this normal tag or a kind of it. */
  boolean holdsOnly(String normalTag) {
    return key.equals(normalTag) && OWN.contains(key);
  }

  private static String primary(String tag) {
    String lower = tag.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    int dash = lower.indexOf('-');
    String primary = dash < 0 ? lower : lower.substring(0, dash);
    return switch (primary) {
      case "tl" -> "fil";
      case "nb", "nn" -> "no";
      case "in" -> "id";
      case "" -> "other";
      default -> primary;
    };
  }

  /** Written without spaces between words. */
  boolean unspaced() {
    return UNSPACED.contains(key);
  }

  /** Segmented by dictionary, with marks above and below. */
  boolean thaiLike() {
    return unspaced() && !key.equals("zh") && !key.equals("ja");
  }

  /** Segmented by a dictionary that often fails. */
  boolean doubtful() {
    return thaiLike() && !key.equals("th");
  }

  /** Writes words together that others write apart. */
  boolean compounding() {
    return COMPOUNDING.contains(key);
  }

  /** Marks carry meaning, so exact words are kept beside folded ones. */
  boolean toned() {
    return key.equals("vi");
  }

  /** Neither prefixes nor elided articles are taken off. */
  boolean keepsFirstLetter() {
    return !key.equals("id") && !key.equals("fr");
  }

  String stems() {
    return "s_" + key;
  }

  String title() {
    return "t_" + key;
  }

  String headings() {
    return "h_" + key;
  }

  String words() {
    return "w_" + key;
  }

  String titleWords() {
    return "u_" + key;
  }

  String pairs() {
    return "p_" + key;
  }

  String grams() {
    return "g_" + key;
  }
}
