// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candorcms.api.privacy.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is held of creators. Relations stay without the name: the labels they cause are owed. */
@Component
public final class CreatorData implements PersonalData {
  private static final int SHOWN = 1000;

  private final Registry registry;

  /** Gets its surroundings. */
  @Activate
  public CreatorData(@Reference Registry registry) {
    this.registry = registry;
  }

  @Override
  public String name() {
    return "disclosure";
  }

  @Override
  public Map<String, Object> export(String email) {
    List<Creator> creators = registry.byEmail(email);
    if (creators.isEmpty()) {
      return Map.of();
    }
    List<Tie> relations = new ArrayList<>();
    creators.forEach(creator -> relations.addAll(registry.relations(creator.id(), "", "", SHOWN)));
    return Map.of("creators", creators, "relations", relations);
  }

  @Override
  public int erase(String email) {
    return registry.erase(email);
  }
}
