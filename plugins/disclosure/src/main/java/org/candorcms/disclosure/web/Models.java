// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.web;

import java.util.List;

/** What the templates read. */
final class Models {
  private Models() {}

  /** A label. */
  record Label(List<String> texts) {}

  /** A link that earns something. */
  record SponsoredLink(
      String href, String text, String rel, String marker, String key, String keyLang) {}

  /** A choice of a form. */
  record Choice(String value, String text, boolean chosen) {}

  /** What one audience wants. */
  record Audience(
      String name,
      boolean required,
      String accepted,
      String reason,
      String source,
      String sourceUrl) {}

  /** The questions of the wizard. */
  record Wizard(
      List<Choice> kinds,
      String brand,
      List<Choice> audiences,
      List<Choice> languages,
      List<Result> results) {}

  /** The answer of the wizard: one, or none before it was asked. */
  record Result(
      boolean required,
      String label,
      String labelLang,
      List<Audience> audiences,
      List<String> conflicts,
      List<String> notes,
      String marker,
      String key) {}

  /** How this site labels. */
  record Policy(List<Wording> wordings, List<Source> sources) {}

  /** The words for a kind of tie. */
  record Wording(String kind, String label) {}

  /** Where the rules come from. */
  record Source(String audience, String title, String url, String retrieved) {}
}
