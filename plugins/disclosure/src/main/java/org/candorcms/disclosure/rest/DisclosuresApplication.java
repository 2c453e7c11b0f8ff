// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.candorcms.disclosure.check.Checker;
import org.candorcms.disclosure.rules.RuleBooks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/disclosures}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/disclosures")
public final class DisclosuresApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resources. */
  @Activate
  public DisclosuresApplication(
      @Reference Checker checker,
      @Reference RuleBooks books,
      @Reference SurroundingResources surrounding,
      @Reference Clock clock) {
    Set<Object> all = new HashSet<>(surrounding.all());
    all.add(new CheckResource(checker, clock));
    all.add(new RulesResource(books, clock));
    all.add(new RefusedMapper());
    this.resources = Set.copyOf(all);
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
