// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.util.List;

/**
 * What may be meant.
 *
 * @param completions whole queries
 * @param ids articles, best first
 */
public record Suggestions(List<String> completions, List<String> ids) {
  public Suggestions {
    completions = List.copyOf(completions);
    ids = List.copyOf(ids);
  }
}
