// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import org.candorcms.api.json.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The packs that come with the plugin, where nobody has switched others on. */
@Component(service = RuleBooks.class, property = "service.ranking:Integer=-100")
public final class ShippedRules implements RuleBooks {
  private final RuleBook book;

  /** Reads the packs. */
  @Activate
  public ShippedRules(@Reference Json json) {
    this.book = RuleBook.of(new PackReader(json).shipped());
  }

  @Override
  public RuleBook inForce() {
    return book;
  }
}
