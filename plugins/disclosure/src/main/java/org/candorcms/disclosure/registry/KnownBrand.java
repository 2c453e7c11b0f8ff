// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import java.util.List;
import org.candorcms.disclosure.check.Brand;

/**
 * A brand of the registry.
 *
 * @param id of the client: {@code [A-Za-z0-9._-]{1,128}}
 * @param name as shown in labels
 * @param aliases other names, product lines, account names
 * @param domains host names of the brand's own shops and sites
 * @param codes discount codes given to creators
 */
public record KnownBrand(
    String id,
    String name,
    List<String> aliases,
    List<String> domains,
    List<String> codes,
    long version) {
  /** Copies collections. */
  public KnownBrand {
    aliases = List.copyOf(aliases);
    domains = List.copyOf(domains);
    codes = List.copyOf(codes);
  }

  /** The same as content may name it. */
  public Brand brand() {
    return new Brand(name, aliases, domains, codes);
  }
}
