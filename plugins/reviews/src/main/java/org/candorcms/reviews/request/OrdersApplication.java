// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Set;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.reviews.letter.Letters;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/orders}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/orders")
public final class OrdersApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resources. */
  @Activate
  public OrdersApplication(
      @Reference Orders orders,
      @Reference RequestRules rules,
      @Reference Letters letters,
      @Reference Mail mail,
      @Reference TokenKeys keys,
      @Reference AuditLog audit,
      @Reference HostSettings settings,
      @Reference Clock clock) {
    resources =
        Set.of(
            new OrdersResource(orders, rules, letters, mail, audit, clock),
            new OptOutResource(orders, keys, settings));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
