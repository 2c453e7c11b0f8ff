// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.consent;

import java.util.List;
import java.util.Map;
import org.candorcms.api.privacy.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a person agreed to. Erasing ends it; that it was given stays as a proof, under a hash that
 * says nothing once everything else of the person is gone.
 */
@Component
public final class ConsentPersonalData implements PersonalData {
  private final Ledger ledger;

  /** Works on the ledger. */
  @Activate
  public ConsentPersonalData(@Reference Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "consent";
  }

  @Override
  public Map<String, Object> export(String email) {
    List<ConsentResource.Line> lines =
        ledger.history(ledger.person(email)).stream().map(ConsentResource::line).toList();
    return lines.isEmpty() ? Map.of() : Map.of("consents", lines);
  }

  @Override
  public int erase(String email) {
    return ledger.end(ledger.person(email), "", "erased");
  }
}
