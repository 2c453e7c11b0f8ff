// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.List;

/**
 * A brand as content may name it.
 *
 * @param name as shown in labels
 * @param aliases other names, product lines, account names
 * @param domains host names of the brand's own shops and sites
 * @param codes discount codes given to creators
 */
public record Brand(String name, List<String> aliases, List<String> domains, List<String> codes) {
  /** Copies collections. */
  public Brand {
    aliases = List.copyOf(aliases);
    domains = List.copyOf(domains);
    codes = List.copyOf(codes);
  }

  /** A brand of which only the name is known. */
  public static Brand named(String name) {
    return new Brand(name, List.of(), List.of(), List.of());
  }
}
