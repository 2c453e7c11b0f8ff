// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.wording.Wording;

/**
 * Content to check.
 *
 * @param html a document or a fragment, at most {@value #MAX_HTML} characters
 * @param lang language of the content
 * @param medium where it appears
 * @param audiences jurisdictions whose readers it addresses, as packs name them
 * @param relations what ties its maker to brands, ended ones included
 * @param at day whose rules hold and for which relations are looked at
 * @param dismissed keys of findings that an editor has called false alarms
 * @param wording the language of whoever reads the result
 */
public record CheckRequest(
    String html,
    Locale lang,
    Medium medium,
    List<String> audiences,
    List<Relation> relations,
    LocalDate at,
    Set<String> dismissed,
    Wording wording) {
  /** How long content may be. */
  public static final int MAX_HTML = 500_000;

  /** Copies collections. */
  public CheckRequest {
    audiences = List.copyOf(audiences);
    relations = List.copyOf(relations);
    dismissed = Set.copyOf(dismissed);
  }

  /** A request whose result nobody reads, or reads in the default language. */
  public CheckRequest(
      String html,
      Locale lang,
      Medium medium,
      List<String> audiences,
      List<Relation> relations,
      LocalDate at,
      Set<String> dismissed) {
    this(html, lang, medium, audiences, relations, at, dismissed, Wording.DEFAULT);
  }
}
