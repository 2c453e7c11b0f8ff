// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import java.util.List;

/**
 * Words and phrases that mean the same.
 *
 * @param lang language they hold in; empty for all
 */
public record Synonym(String id, String lang, List<String> terms) {
  /** Copies collections. */
  public Synonym {
    terms = List.copyOf(terms);
  }
}
