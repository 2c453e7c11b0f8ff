// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import java.util.List;
import org.candorcms.api.json.Json;
import org.candorcms.rest.json.StrictJson;

/** The packs that come with the plugin, for tests. */
public final class Packs {
  public static final Json JSON = new StrictJson();
  public static final PackReader READER = new PackReader(JSON);
  public static final List<RulePack> SHIPPED = READER.shipped();
  public static final RuleBook BOOK = RuleBook.of(SHIPPED);

  private Packs() {}
}
