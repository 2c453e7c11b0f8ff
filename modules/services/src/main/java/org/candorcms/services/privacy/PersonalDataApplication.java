// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.privacy;

import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.privacy.PersonalData;
import org.candorcms.api.security.AuditLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What all plugins hold of a person, at {@code /api/personal-data}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/personal-data")
public final class PersonalDataApplication extends Application {
  private final Set<Object> resources;

  private final List<PersonalData> holders = new CopyOnWriteArrayList<>();

  /** Asks whoever is there when a request comes. */
  @Activate
  public PersonalDataApplication(
      @Reference Consents consents, @Reference AuditLog audit, @Reference Clock clock) {
    this.resources = Set.of(new PersonalDataResource(() -> holders, consents, audit, clock));
  }

  @Reference(
      service = PersonalData.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(PersonalData holder) {
    holders.add(holder);
  }

  void remove(PersonalData holder) {
    holders.remove(holder);
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
