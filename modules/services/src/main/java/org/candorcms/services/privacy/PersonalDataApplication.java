// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.privacy;

import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Set;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.privacy.PersonalData;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.service.Services;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What all plugins hold of a person, at {@code /api/personal-data}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/personal-data")
public final class PersonalDataApplication extends Application {
  private final Set<Object> resources;

  private final Services<PersonalData> holders = new Services<>();

  /** Asks whoever is there when a request comes. */
  @Activate
  public PersonalDataApplication(
      @Reference Consents consents, @Reference AuditLog audit, @Reference Clock clock) {
    this.resources = Set.of(new PersonalDataResource(holders::all, consents, audit, clock));
  }

  @Reference(
      service = PersonalData.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(ComponentServiceObjects<PersonalData> holder) {
    holders.add(holder);
  }

  void remove(ComponentServiceObjects<PersonalData> holder) {
    holders.remove(holder);
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
