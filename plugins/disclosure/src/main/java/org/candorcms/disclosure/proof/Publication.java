// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.proof;

import java.util.List;

/**
 * What a record says about a page, beside its place in the chain.
 *
 * @param event {@code published}, or {@code observed} where a walk over the pages found a change
 *     that nobody published, as after a change of theme or rules
 * @param path path from the root of the site
 * @param contentId what the page shows
 * @param lang BCP 47
 * @param label text of the label; empty for none
 * @param audiences jurisdictions that the page was checked for
 * @param rules editions of the rule packs, as in {@code uk-2025-04@1}
 * @param relations what ties the page to brands: {@code gifted Acme}
 * @param blocked findings that would block
 * @param warned findings that warn
 * @param html the page as visitors saw it
 */
public record Publication(
    String event,
    String path,
    String contentId,
    String lang,
    String label,
    List<String> audiences,
    List<String> rules,
    List<String> relations,
    int blocked,
    int warned,
    String html) {
  /** Copies collections. */
  public Publication {
    audiences = List.copyOf(audiences);
    rules = List.copyOf(rules);
    relations = List.copyOf(relations);
  }
}
